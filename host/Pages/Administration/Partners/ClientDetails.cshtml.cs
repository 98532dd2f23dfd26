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
        if (await ConflictsAsync(async () => TempData[SecretKey] = await clients.RenewSecretAsync(Client, overlap ? TimeSpan.FromDays(OverlapDays) : TimeSpan.Zero, cancellation)))
            return await ConflictAsync(id, cancellation);
        TempData["Banner"] = overlap ? $"The old secret works for {OverlapDays} days more." : "The old secret does not work any more.";
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Client.RevokedAt is not null)
            return NotFound();
        if (await ConflictsAsync(() => clients.RevokeAsync(Client, cancellation)))
            return await ConflictAsync(id, cancellation);
        TempData["Banner"] = $"{Client.Name} is revoked. Its tokens do not work any more.";
        return RedirectToPage(new { id });
    }

    private static async Task<bool> ConflictsAsync(Func<Task> change)
    {
        try
        {
            await change();
            return false;
        }
        catch (Exception exception) when (Edits.IsConflict(exception))
        {
            return true;
        }
    }

    /// <summary>The client as it is now, and that nothing was done to it.</summary>
    private async Task<IActionResult> ConflictAsync(Guid id, CancellationToken cancellation)
    {
        store.ChangeTracker.Clear();
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        ModelState.AddModelError("", "Somebody else changed this client at the same moment, so nothing was done. Look at it, and try again if it is still needed.");
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Client = (await store.Clients.Include(client => client.Organisation).SingleOrDefaultAsync(client => client.Id == id, cancellation))!;
        return Client is not null;
    }
}
