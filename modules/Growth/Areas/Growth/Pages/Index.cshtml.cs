using Growth.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages;

[Public]
internal sealed class IndexModel(GrowthStore store, ICouncilRegister register) : PageModel
{
    public AwardCounts Counts { get; private set; } = AwardCounts.Of([]);

    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Counts = AwardCounts.Of(await store.Awards.Where(award => award.State != AwardState.Withdrawn).ListAsync(register, cancellation));
        Rounds = await store.Rounds.AsNoTracking().OrderByDescending(round => round.Id).ToListAsync(cancellation);
    }
}
