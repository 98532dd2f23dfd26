using Growth.Data;

namespace Growth.Contributions;

internal sealed class AwardInvolvement(GrowthStore store, ICouncilRegister register) : ICouncilInvolvement
{
    public async Task<IReadOnlyList<CouncilInvolvement>> GetAsync(
        IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation)
    {
        var awards = store.Awards.Where(award => award.State != AwardState.Withdrawn);
        if (councils is not null)
            awards = awards.Where(award => award.Councils.Any(council => councils.Contains(council.Council)));
        var found = await awards.ListAsync(register, cancellation);
        return
        [
            .. from award in found
               from council in award.Councils
               where councils is null || councils.Contains(council.Code)
               orderby award.BoardOn descending, award.Id descending
               select new CouncilInvolvement(council.Code, Text(award, council), award.Link, award.BoardOn),
        ];
    }

    private static string Text(ListedAward award, Council council)
    {
        var others = award.Councils.Where(other => other != council).Select(other => other.Name).ToList();
        var shared = others.Count == 0 ? "" : $", shared with {string.Join(" and ", others)}";
        var step = award.State switch
        {
            AwardState.Recommended => "recommended to the Board",
            AwardState.Delivered => "awarded, and the work is done",
            _ => "awarded",
        };
        return $"{AdviserDays.WithUnit(award.Days, "growth adviser day")} {step}{shared} ({award.Round})";
    }
}
