using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Composition.Pipeline;
using Modular.Host.OpenId;
using Modular.Host.Storage;
using OpenIddict.Abstractions;

namespace Modular.Host.Pages.Connect;

/// <summary>
/// A page of the OpenID Connect protocol. Clients may post their requests to it from elsewhere, so antiforgery is checked where a person decides
/// (<see cref="IsForgedAsync" />), not on every post.
/// </summary>
internal abstract class ProtocolPage(IAntiforgery antiforgery) : PageModel
{
    private const string DecisionField = "decision";
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>What the client asks for, checked by the server already.</summary>
    public OpenIddictRequest Asked => HttpContext.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The OpenID Connect server has not seen this request.");

    /// <summary>The button that a person pressed; null for a request that comes from a client.</summary>
    public string? Decision => Request.HasFormContentType ? Request.Form[DecisionField].FirstOrDefault() : null;

    /// <summary>The client's request, to be sent again with the decision.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields =>
        (Request.HasFormContentType ? Request.Form.AsEnumerable() : Request.Query).Where(sent => sent.Key is not (DecisionField or TokenField))
        .SelectMany(sent => sent.Value.Select(value => KeyValuePair.Create(sent.Key, value ?? "")));

    protected async Task<bool> IsForgedAsync() => !await antiforgery.IsRequestValidAsync(HttpContext);

    /// <summary>Signs in first, and comes back with the same request.</summary>
    protected LocalRedirectResult SignInFirst(Func<KeyValuePair<string, string>, bool> keep, string? mark = null)
    {
        var back = Request.Path + QueryString.Create(Fields.Where(keep).Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)).Concat(mark is null ? [] : [new(mark, "1")]));
        return LocalRedirect("/sign-in" + QueryString.Create("returnUrl", back));
    }

    protected Task<AuthenticateResult> PersonAsync() => HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);

    /// <summary>When the person typed a password or used a passkey. Not when the cookie was made: it is renewed while somebody is active.</summary>
    protected async Task<DateTimeOffset?> SignedInAtAsync(HostStore store, CancellationToken cancellation) => HttpContext.SessionId() is not { } id ? null
        : (await store.Sessions.AsNoTracking().FirstOrDefaultAsync(session => session.Id == id, cancellation))?.StartedAt;

    protected ForbidResult Refuse(string error, string reason) => Forbid(TokenEndpoints.Refusal(error, reason), TokenEndpoints.Scheme);

    protected Microsoft.AspNetCore.Mvc.SignInResult Answer(ClaimsPrincipal principal, AuthenticationProperties? properties = null) =>
        SignIn(principal, properties ?? new AuthenticationProperties(), TokenEndpoints.Scheme);

    /// <summary>Browsers hold a form's redirect to the policy as well, and this form ends at the client.</summary>
    protected void MayEndAt(string? address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri))
            Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyEndingAt(uri);
    }
}
