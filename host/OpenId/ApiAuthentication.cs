using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Validation.AspNetCore;

namespace Modular.Host.OpenId;

/// <summary>Below <c>/api</c> a bearer token says who asks, and without one the cookie of a signed-in person; pages know the cookie only.</summary>
internal static class ApiAuthentication
{
    private const string Ask = "modular";
    private const string Refuse = "modular-refuse";
    private const string Tokens = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;

    public static void AddApiAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddPolicyScheme(Ask, null, options => options.ForwardDefaultSelector = context =>
                IsApi(context) && HasToken(context) ? Tokens : IdentityConstants.ApplicationScheme)
            .AddPolicyScheme(Refuse, null, options => options.ForwardDefaultSelector = context => IsApi(context) ? Tokens : IdentityConstants.ApplicationScheme);
        services.Configure<AuthenticationOptions>(options =>
        {
            options.DefaultAuthenticateScheme = Ask;
            options.DefaultChallengeScheme = options.DefaultForbidScheme = Refuse;
            options.DefaultSignInScheme = options.DefaultSignOutScheme = IdentityConstants.ApplicationScheme;
        });
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static bool HasToken(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { } sent && sent.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
