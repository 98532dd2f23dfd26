using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Validation.AspNetCore;

namespace Modular.Host.OpenId;

/// <summary>Below <c>/api</c> a bearer token says who asks, and without one the cookie of a signed-in person; pages know the cookie only.</summary>
internal static class ApiAuthentication
{
    private const string CookieOrToken = "modular";

    public static void AddApiAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication().AddPolicyScheme(CookieOrToken, null, options => options.ForwardDefaultSelector = context =>
            IsApi(context) && HasToken(context) ? OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme : IdentityConstants.ApplicationScheme);
        services.Configure<AuthenticationOptions>(options =>
        {
            options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = CookieOrToken;
            options.DefaultSignInScheme = options.DefaultSignOutScheme = IdentityConstants.ApplicationScheme;
        });
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static bool HasToken(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { } sent && sent.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
