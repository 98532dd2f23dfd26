using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Partners;

[Permission(HostPermissions.Administration)]
internal sealed class IndexModel(HostStore store, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Organisations = await store.Organisations.AsNoTracking().Include(organisation => organisation.Clients).OrderBy(organisation => organisation.Name).ToListAsync(cancellation);

    public int Working(Organisation organisation) => organisation.Clients.Count(client => ClientState.Of(client, clock.Today()) == ClientState.Works);

    public string LastUsed(Organisation organisation) => organisation.Clients.Max(client => client.LastUsedAt) is { } used ? clock.Moment(used) : "Never";
}
