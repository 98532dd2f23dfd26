using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
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

/// <summary>Where a person types the code that a command line shows, and says whether it may act in their name.</summary>
[Permission(OwnAccount.Permission)]
[RateLimit(RateLimitAttribute.PublicForm)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DeviceModel(IAntiforgery antiforgery, HostStore store, Consents consents, ScopeList scopes, UserManager<Account> accounts, PersonPermissions permissions)
    : ProtocolPage(antiforgery)
{
    /// <summary>Null until a right code was typed.</summary>
    public Client? Client { get; private set; }

    public IReadOnlyList<AskedScope> Wanted { get; private set; } = [];

    public string? UserCode => Asked.UserCode;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => AskAsync(null, cancellation);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => AskAsync(Decision, cancellation);

    private async Task<IActionResult> AskAsync(string? decision, CancellationToken cancellation)
    {
        var person = await PersonAsync();
        if (!person.Succeeded || await accounts.GetUserAsync(person.Principal) is not { } account)
            return SignInFirst(_ => true);
        if (string.IsNullOrWhiteSpace(UserCode))
            return Page();
        var device = await HttpContext.AuthenticateAsync(TokenEndpoints.Scheme);
        var id = device.Principal?.GetClaim(Claims.ClientId);
        Client = id is null ? null : await store.Clients.AsNoTracking().Include(client => client.Organisation).SingleOrDefaultAsync(client => client.ClientId == id, cancellation);
        if (!device.Succeeded || Client is null)
        {
            ModelState.AddModelError(Parameters.UserCode, "The code is not right, was used already, or has expired. Check it, or ask for a new one on the device.");
            return this.Invalid();
        }

        var asked = device.Principal!.GetScopes();
        Wanted = AskedScope.Of(asked, scopes, person.Principal, permissions);
        return decision switch
        {
            "allow" => await AllowAsync(account, asked, cancellation),
            "deny" => Deny(),
            _ => Page(),
        };
    }

    private async Task<IActionResult> AllowAsync(Account account, System.Collections.Immutable.ImmutableArray<string> asked, CancellationToken cancellation)
    {
        var principal = TokenClaims.Of(account, asked, signedInAt: await SignedInAtAsync(store, cancellation)).SetAuthorizationId(await consents.GiveAsync(account, Client!, asked, cancellation));
        TempData["Banner"] = $"{Client!.Name} may now act in your name. You can go back to the device.";
        return Answer(principal, new AuthenticationProperties { RedirectUri = "/account/applications" });
    }

    private ForbidResult Deny()
    {
        TempData["Banner"] = $"{Client!.Name} was not allowed anything.";
        var refusal = TokenEndpoints.Refusal(Errors.AccessDenied, "The person said no.");
        refusal.RedirectUri = "/account/applications";
        return Forbid(refusal, TokenEndpoints.Scheme);
    }
}
