using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Sdk;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.Pages.Connect;

/// <summary>Asks a person whether a client may act in their name.</summary>
[Public]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AuthorizeModel(
    IAntiforgery antiforgery, HostStore store, Consents consents, ScopeList scopes, UserManager<Account> accounts, SignInManager<Account> signIn, PersonPermissions permissions, TimeProvider clock)
    : ProtocolPage(antiforgery)
{
    /// <summary>Says that the person has just come from the sign-in form.</summary>
    private const string Continued = "continued";

    public Client Client { get; private set; } = null!;

    public IReadOnlyList<AskedScope> Wanted { get; private set; } = [];

    /// <summary>The same request without a form before it; null when there is something to decide.</summary>
    public string? GoOn { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => AskAsync(null, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        Decision is { } decision && await IsForgedAsync() ? BadRequest() : await AskAsync(Decision, cancellation);

    private async Task<IActionResult> AskAsync(string? decision, CancellationToken cancellation)
    {
        var person = await PersonAsync();
        var signedInAt = await SignedInAtAsync(store, cancellation);
        if (!person.Succeeded || await accounts.GetUserAsync(person.Principal) is not { } account || (decision is null && MustSignInAgain(signedInAt)))
        {
            if (Asked.HasPromptValue(PromptValues.None))
                return Refuse(Errors.LoginRequired, "Nobody is signed in.");
            await signIn.SignOutAsync();
            return SignInFirst(field => field.Key is not (Parameters.Prompt or Parameters.MaxAge or Continued), Continued);
        }

        Client = await store.Clients.AsNoTracking().Include(client => client.Organisation).SingleAsync(client => client.ClientId == Asked.ClientId, cancellation);
        var asked = Asked.GetScopes();
        if (decision == "deny")
            return Refuse(Errors.AccessDenied, "The person said no.");
        if (decision == "allow")
            return Answer(Consented(account, signedInAt, await consents.GiveAsync(account, Client, asked, cancellation)));
        // Whoever runs on a person's machine can pretend to be any public client, so the person is asked each time.
        if (Client.Kind is not ClientKind.Public && await consents.FindAsync(account, Client, asked, cancellation) is { } given && !Asked.HasPromptValue(PromptValues.Consent))
            return Request.Query.ContainsKey(Continued) ? Continue() : Answer(Consented(account, signedInAt, given));
        if (Asked.HasPromptValue(PromptValues.None))
            return Refuse(Errors.ConsentRequired, "The person has not allowed this yet.");

        MayEndAt(Asked.RedirectUri);
        Wanted = AskedScope.Of(asked, scopes, person.Principal, permissions);
        return Page();
    }

    private ClaimsPrincipal Consented(Account account, DateTimeOffset? signedInAt, string consent) =>
        TokenClaims.Of(account, Asked.GetScopes(), signedInAt: signedInAt).SetAuthorizationId(consent);

    /// <summary>The sign-in form may not be followed by a redirect to another site, so the next step begins anew.</summary>
    private PageResult Continue()
    {
        GoOn = Request.Path + QueryString.Create(Fields.Where(field => field.Key != Continued).Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));
        Response.Headers["Refresh"] = $"0;url={GoOn}";
        return Page();
    }

    private bool MustSignInAgain(DateTimeOffset? signedInAt) =>
        Asked.HasPromptValue(PromptValues.Login) || (Asked.MaxAge is { } age && !(clock.GetUtcNow() - signedInAt <= TimeSpan.FromSeconds(age)));
}
