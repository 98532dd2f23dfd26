namespace Growth.Data;

/// <summary>The three ways to count awards, which papers mix up, and their days.</summary>
internal sealed record AwardCounts(int Awards, int Joint, int Leads, int Councils, decimal Days, decimal DaysUsed, decimal DaysLeft)
{
    public decimal DaysReturned => Days - DaysUsed - DaysLeft;

    public static AwardCounts Of(IReadOnlyCollection<ListedAward> awards) => new(
        awards.Count,
        awards.Count(award => award.Councils.Count > 1),
        awards.Select(award => award.Lead.Code).Distinct().Count(),
        awards.SelectMany(award => award.Councils).Select(council => council.Code).Distinct().Count(),
        awards.Sum(award => award.Days),
        awards.Sum(award => award.DaysUsed),
        awards.Sum(award => award.DaysLeft));
}
