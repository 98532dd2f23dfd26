using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Applications;

[Permission(GrowthPermissions.Read)]
internal sealed class IndexModel(GrowthStore store, ICurrentUser user) : PageModel
{
    public const int PageSize = 50;

    public IReadOnlyList<Application> Shown { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];

    public string? State { get; private set; }

    public string? Round { get; private set; }

    public int P { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public bool MayEdit => user.Can(GrowthPermissions.Edit);

    public async Task OnGetAsync(string? state, string? round, int? p, CancellationToken cancellation)
    {
        (State, Round) = (state, round);
        var applications = store.Applications.AsNoTracking();
        if (Guid.TryParse(round, out var one))
            applications = applications.Where(application => application.RoundId == one);
        var counts = await applications.GroupBy(application => application.State)
            .Select(same => new { State = same.Key, Count = same.Count() }).ToListAsync(cancellation);
        if (Enum.TryParse<ApplicationState>(state, true, out var wanted))
            applications = applications.Where(application => application.State == wanted);

        Pages = Math.Max(1, (await applications.CountAsync(cancellation) + PageSize - 1) / PageSize);
        P = Math.Clamp(p ?? 1, 1, Pages);
        Shown = await applications.Include(application => application.Round).OrderByDescending(application => application.Id)
            .Skip((P - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        States = [.. counts.OrderBy(count => count.State).Select(count => new SelectListItem($"{count.State} ({count.Count})", count.State.ToString()))];
        Rounds = await store.Rounds.AsNoTracking().OrderByDescending(one => one.Id)
            .Select(one => new SelectListItem(one.Name, one.Id.ToString())).ToListAsync(cancellation);
    }
}
