using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Pages.Work;

[Permission(OwnAccount.Permission)]
internal sealed class IndexModel(WorkDesk desk, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public IReadOnlyList<WorkRecord> Pieces { get; private set; } = [];

    public bool MaySeeAll => desk.SeesAll;

    public bool ShowsAll => Of == "everybody" && desk.SeesAll;

    public async Task OnGetAsync(CancellationToken cancellation) => Pieces = await desk.ListAsync(ShowsAll, cancellation);

    public string Started(WorkRecord work) => clock.Moment(work.CreatedAt);
}
