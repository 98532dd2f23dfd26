using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Partners;

/// <summary>One organisation with its clients.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class DetailsModel(HostStore store, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Organisations.AsNoTracking().Include(organisation => organisation.Clients).SingleOrDefaultAsync(organisation => organisation.Id == id, cancellation) is not { } found)
            return NotFound();
        Organisation = found;
        History = await store.History.AsNoTracking().Where(entry => entry.HistoryOf == id).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToListAsync(cancellation);
        return Page();
    }

    public ClientState State(Client client) => ClientState.Of(client, clock.Today());

    public string LastUsed(Client client) => client.LastUsedAt is { } used ? clock.Moment(used) : "Never";
}
