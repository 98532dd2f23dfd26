using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Rounds;

[Permission(GrowthPermissions.Read)]
internal sealed class IndexModel(GrowthStore store, ICurrentUser user) : PageModel
{
    public IReadOnlyList<RoundLine> Rounds { get; private set; } = [];

    public bool MayEdit => user.Can(GrowthPermissions.Edit);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Rounds = await store.Rounds.AsNoTracking().OrderByDescending(round => round.Id)
            .Select(round => new RoundLine(
                round,
                store.Awards.Count(award => award.RoundId == round.Id && award.State != AwardState.Withdrawn),
                store.Applications.Count(application => application.RoundId == round.Id && application.State != ApplicationState.Withdrawn)))
            .ToListAsync(cancellation);
}

internal sealed record RoundLine(Round Round, int Awards, int Applications);
