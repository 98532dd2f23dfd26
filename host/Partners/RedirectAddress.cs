namespace Modular.Host.Partners;

/// <summary>Where a client may have people sent back to: exactly this address, with what signs them in at its end.</summary>
internal static class RedirectAddress
{
    /// <summary>Null when the address will do.</summary>
    public static string? ProblemOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !Uri.IsWellFormedUriString(address, UriKind.Absolute) || address.Contains('*', StringComparison.Ordinal))
            return $"“{address}” is not a whole address. Enter one such as https://example.org/signed-in";
        if (uri.UserInfo.Length > 0 || address.Contains('#', StringComparison.Ordinal))
            return $"“{address}” must not have a part after “#” or a name before “@”";
        return uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) ? null
            : $"“{address}” must begin with https://, or lead to the person's own machine (http://localhost, http://127.0.0.1)";
    }
}
