using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Partners;

/// <summary>One client: its secret when that is new, a new secret, the end of it.</summary>
[Permission(HostPermissions.Administration)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClientDetailsModel(HostStore store, Clients clients, ClientReach reach, ScopeList scopes, TimeProvider clock) : PageModel
{
    /// <summary>Carries a new secret over the redirect, encrypted, and is gone when it has been shown.</summary>
    public const string SecretKey = "ClientSecret";
    public const int OverlapDays = 7;

    public Client Client { get; private set; } = null!;

    public string? Secret { get; private set; }

    public ClientState State => ClientState.Of(Client, clock.Today());

    public string Words(string scope) => scopes.Describe(scope);

    public string Moment(DateTimeOffset? moment) => moment is { } at ? clock.Moment(at) : "Never";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Secret = TempData[SecretKey] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostSecretAsync(Guid id, bool overlap, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Client.RevokedAt is not null || !Client.Kind.HasSecret())
            return NotFound();
        if (reach.BeyondMe(Client.ScopeList) is { } beyond)
        {
            ModelState.AddModelError("", beyond);
            return this.Invalid();
        }
        TempData[SecretKey] = await clients.RenewSecretAsync(Client, overlap ? TimeSpan.FromDays(OverlapDays) : TimeSpan.Zero, cancellation);
        TempData["Banner"] = overlap ? $"The old secret works for {OverlapDays} days more." : "The old secret does not work any more.";
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Client.RevokedAt is not null)
            return NotFound();
        await clients.RevokeAsync(Client, cancellation);
        TempData["Banner"] = $"{Client.Name} is revoked. Its tokens do not work any more.";
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Client = (await store.Clients.Include(client => client.Organisation).SingleOrDefaultAsync(client => client.Id == id, cancellation))!;
        return Client is not null;
    }
}
