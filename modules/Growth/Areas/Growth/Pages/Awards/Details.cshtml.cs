using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Awards;

[Public]
internal sealed class DetailsModel(GrowthStore store, ICouncilRegister register, ICurrentUser user, TimeProvider clock) : PageModel
{
    public Award Award { get; private set; } = null!;

    public IReadOnlyList<Council> Councils { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public bool MayRead => user.Can(GrowthPermissions.Read);

    public bool MayEdit => user.Can(GrowthPermissions.Edit);

    /// <summary>Regions that the register gives its councils, but the appendix does not.</summary>
    public IReadOnlyList<string> OtherRegions => Award.PaperRegion is null ? [] :
        [.. Councils.Select(council => council.Region).Distinct().Where(region => !region.Equals(Award.PaperRegion, StringComparison.OrdinalIgnoreCase))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var award = await store.Awards.AsNoTracking().Include(one => one.Round).Include(one => one.Councils).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (award is null)
            return NotFound();
        Award = award;
        Councils = [.. award.Councils.OrderBy(council => council.Position).Select(council => register.Find(council.Council)).OfType<Council>()];
        if (MayRead)
            History = await store.HistoryOfAsync(id, cancellation);
        return Page();
    }

    /// <summary>The councils that do this one's work today; empty while it still does so itself.</summary>
    public IReadOnlyList<Council> FollowedBy(Council council) =>
        [.. register.SuccessorsAsAt(council.Code, clock.Today()).Where(now => now.Code != council.Code)];

    /// <summary>The steps that the award's state allows, in the order of its life.</summary>
    public IEnumerable<AwardStep> Steps => AwardStep.All.Where(step => step.From.Contains(Award.State));
}
