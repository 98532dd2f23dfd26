using Microsoft.AspNetCore.WebUtilities;

namespace Modular.Host.Composition;

/// <summary>
/// Browsers hold a form's redirects against form-action too. Consent, and the sign-in that leads to it, end at the client's address: that one origin is
/// allowed on these pages, besides our own.
/// </summary>
internal static class FormTarget
{
    private const string Authorize = "/connect/authorize";
    private static readonly string[] NeverASource = ["javascript", "data", "vbscript", "blob", "filesystem", "file", "about"];

    /// <summary>What to add to form-action: a blank and a source, or nothing.</summary>
    public static string Of(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsPost(request.Method))
            return "";
        var asked = request.Path.StartsWithSegments(Authorize) ? request.Query["redirect_uri"].ToString()
            : request.Query["returnUrl"].ToString() is { } back && back.StartsWith(Authorize + "?", StringComparison.Ordinal)
                ? QueryHelpers.ParseQuery(back[Authorize.Length..]).GetValueOrDefault("redirect_uri").ToString() : "";
        return Uri.TryCreate(asked, UriKind.Absolute, out var address) && SourceOf(address) is { } source ? " " + source : "";
    }

    private static string? SourceOf(Uri address) => address.Scheme switch
    {
        "https" => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped),
        "http" => address.IsLoopback ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : null,
        // Applications on a device have a scheme of their own.
        var scheme => NeverASource.Contains(scheme) ? null : $"{scheme}:",
    };
}
