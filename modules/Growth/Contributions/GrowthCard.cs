using Growth.Data;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

internal sealed class GrowthCard(GrowthStore store, ICouncilRegister register, ICurrentUser user, TimeProvider clock) : IDashboardCard
{
    public async Task<DashboardCard?> GetAsync(CancellationToken cancellation)
    {
        if (!user.Can(GrowthPermissions.Read))
            return null;
        var awards = await store.Awards.Where(award => award.State != AwardState.Withdrawn).ListAsync(register, cancellation);
        var submitted = await store.Applications.CountAsync(application => application.State == ApplicationState.Submitted, cancellation);
        return new DashboardCard("Growth advisers", "/growth/awards", Figures(AwardCounts.Of(awards)), [.. Attention(awards, submitted)]);
    }

    private IReadOnlyList<Figure> Figures(AwardCounts counts)
    {
        var today = clock.Today();
        Figure Of(string label, decimal value, FigureUnit unit) => new(label, value, unit, today, "Growth award records", "/growth/awards");
        return
        [
            Of("Awards", counts.Awards, FigureUnit.Count),
            Of("Councils in them", counts.Councils, FigureUnit.Count),
            Of("Days used", counts.DaysUsed, FigureUnit.Days),
            // The contract allows four figures: days awarded follows from this label.
            Of($"Days left of {AdviserDays.Text(counts.Days)} awarded", counts.DaysLeft, FigureUnit.Days),
        ];
    }

    private static IEnumerable<AttentionItem> Attention(List<ListedAward> awards, int submitted)
    {
        var waiting = awards.Count(award => award.State == AwardState.Recommended);
        var idle = awards.Count(award => award.State == AwardState.Approved);
        var used = awards.Count(award => award.State == AwardState.InProgress && award.DaysLeft == 0);
        if (waiting > 0)
            yield return new($"{Awards(waiting)} for the Board’s decision", "/growth/awards?state=Recommended");
        if (idle > 0)
            yield return new($"{Awards(idle)} to be started", "/growth/awards?state=Approved");
        if (used > 0)
            yield return new($"{Awards(used)} to be marked as delivered: all days are used", "/growth/awards?state=InProgress");
        if (submitted > 0)
            yield return new(submitted == 1 ? "1 application waits for a recommendation" : $"{submitted} applications wait for a recommendation",
                "/growth/applications?state=Submitted");
    }

    private static string Awards(int count) => count == 1 ? "1 award waits" : $"{count} awards wait";
}
