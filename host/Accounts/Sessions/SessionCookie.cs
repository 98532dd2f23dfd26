using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Modular.Host.Accounts.Sessions;

/// <summary>
/// Ties the cookie to a session. The session's id is one of the ticket's properties, which survive when the principal is made anew; a sign-in starts without
/// properties, so it always gets a session of its own.
/// </summary>
internal static class SessionCookie
{
    private const string Key = "session";

    public static Guid? SessionId(this HttpContext context) => IdOf(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    public static async Task SigningInAsync(CookieSigningInContext context)
    {
        if (IdOf(context.Properties) is not null)
            return;
        var services = context.HttpContext.RequestServices;
        await EndOwnAsync(context.HttpContext);
        var account = await services.GetRequiredService<AccountDirectory>().GetUserAsync(context.Principal!)
            ?? throw new InvalidOperationException("Somebody without an account was to be signed in.");
        var session = await services.GetRequiredService<AccountSessions>().BeginAsync(account, context.HttpContext);
        context.Properties.Items[Key] = session.ToString();
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (IdOf(context.Properties) is { } session && await context.HttpContext.RequestServices.GetRequiredService<AccountSessions>().StandsAsync(session))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static Task SigningOutAsync(CookieSigningOutContext context) => EndOwnAsync(context.HttpContext);

    private static async Task EndOwnAsync(HttpContext context)
    {
        if (context.SessionId() is not { } session)
            return;
        var account = await context.RequestServices.GetRequiredService<AccountDirectory>().GetUserAsync(context.User);
        if (account is not null)
            await context.RequestServices.GetRequiredService<AccountSessions>().EndAsync(account, session, SignInEvent.SignedOut);
    }

    private static Guid? IdOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Key, out var text) == true && Guid.TryParse(text, out var id) ? id : null;
}
