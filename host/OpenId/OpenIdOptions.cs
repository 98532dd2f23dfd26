namespace Modular.Host.OpenId;

/// <summary>The section <c>OpenId</c> of the configuration.</summary>
internal sealed class OpenIdOptions
{
    /// <summary>The address that tokens name as their source; null takes it from each request.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>How long an access token works.</summary>
    public TimeSpan AccessTokens { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a refresh token works that nobody uses. The longest life of all tokens.</summary>
    public TimeSpan RefreshTokens { get; init; } = TimeSpan.FromDays(14);

    /// <summary>When a new signing key takes over.</summary>
    public TimeSpan KeyAge { get; init; } = TimeSpan.FromDays(90);

    public static OpenIdOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("OpenId").Get<OpenIdOptions>() ?? new OpenIdOptions();
        if (options.Issuer is { IsAbsoluteUri: false })
            throw new InvalidOperationException("OpenId:Issuer must be the whole address of the site, such as https://modular.example.org/.");
        if (options.AccessTokens <= TimeSpan.Zero || options.RefreshTokens < options.AccessTokens || options.KeyAge <= TimeSpan.Zero)
            throw new InvalidOperationException("OpenId:AccessTokens, OpenId:RefreshTokens and OpenId:KeyAge must be longer than nothing, and a refresh token must live as long as an access token.");
        return options;
    }
}
