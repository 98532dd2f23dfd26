using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Modular.Host.OpenId;

/// <summary>
/// The section <c>Accounts:SingleSignOn</c>: another OpenID Connect provider at which people with an account here may sign in. Nobody gets an account by it.
/// </summary>
internal sealed class SingleSignOn
{
    public const string Scheme = "single-sign-on";

    public Uri? Authority { get; init; }

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>What the sign-in page calls it.</summary>
    public string Name { get; init; } = "your organisation";

    /// <summary>The e-mail domains for which the provider vouches; empty for those addresses only that it says are verified.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Whether everybody who comes from the provider has done a second step there, so that the one here is not asked for.</summary>
    public bool TrustSecondStep { get; init; }

    public bool IsOn => Authority is not null;

    /// <summary>Under which people's numbers at the provider are kept: another provider may give the same number to somebody else.</summary>
    public string Key => Authority!.AbsoluteUri;

    public static SingleSignOn From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Accounts:SingleSignOn").Get<SingleSignOn>() ?? new SingleSignOn();
        if (settings.Authority is { IsAbsoluteUri: false })
            throw new InvalidOperationException("Accounts:SingleSignOn:Authority must be the whole address of the provider.");
        if (settings.IsOn && settings.ClientId.Length == 0)
            throw new InvalidOperationException("Accounts:SingleSignOn needs both: Authority and ClientId.");
        return settings;
    }

    /// <summary>
    /// The e-mail address that the provider vouches for; null when it does not. Some providers never say “verified”: their word counts for the domains that are
    /// named in the settings, and for no other. What they call not verified never counts.
    /// </summary>
    public string? EmailOf(ClaimsPrincipal person)
    {
        var (email, verified) = (person.FindFirstValue("email"), person.FindFirstValue("email_verified"));
        var domain = email?.Split('@').Last();
        var named = Domains.Contains(domain, StringComparer.OrdinalIgnoreCase);
        var vouched = bool.TryParse(verified, out var said) ? said && (named || Domains.Count == 0) : verified is null && named;
        return vouched ? email : null;
    }

    /// <summary>Whether the second step was done at the provider: the settings or its own word (RFC 8176) say so.</summary>
    public bool ProvesSecondStep(ClaimsPrincipal person) => TrustSecondStep || person.HasClaim("amr", "mfa");

    public void Configure(OpenIdConnectOptions options)
    {
        options.Authority = Authority!.ToString();
        options.RequireHttpsMetadata = !Authority.IsLoopback;
        options.ClientId = ClientId;
        options.ClientSecret = ClientSecret;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = "/sign-in/returned";
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a link, with which a browser sends cookies that it keeps back from a form of another site.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.MapInboundClaims = false;
        options.Scope.Add("email");
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in/single?failed=true");
            return Task.CompletedTask;
        };
    }
}

internal static class SingleSignOnServices
{
    public static void AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SingleSignOn.From(configuration);
        services.AddSingleton(settings);
        if (!settings.IsOn)
            return;
        services.AddAuthentication().AddCookie(IdentityConstants.ExternalScheme, options =>
            {
                options.Cookie.Name = "modular-single";
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddOpenIdConnect(SingleSignOn.Scheme, settings.Name, settings.Configure);
    }
}
