using Microsoft.EntityFrameworkCore;

namespace Growth.Data;

/// <summary>An award as lists, exports and figures need it.</summary>
internal sealed record ListedAward(Guid Id, int? Row, string Text, string Round, Guid RoundId, DateOnly? BoardOn, AwardState State, decimal Days, decimal DaysUsed)
{
    /// <summary>The councils as they were; the first leads.</summary>
    public required IReadOnlyList<Council> Councils { get; init; }

    public required Guid Version { get; init; }

    public required string? MinuteReference { get; init; }

    public required decimal? NotionalValue { get; init; }

    public Council Lead => Councils[0];

    public decimal DaysLeft => State is AwardState.Delivered or AwardState.Withdrawn ? 0 : Days - DaysUsed;

    public IEnumerable<string> Types => Councils.Select(council => council.Type.DisplayName()).Distinct();

    /// <summary>More than one when councils of two regions share the award.</summary>
    public IEnumerable<string> Regions => Councils.Select(council => council.Region).Distinct();

    public string Link => $"/growth/awards/{Id}";
}

internal static class AwardReading
{
    /// <summary>The awards that hold a row of a round's appendix: one at most, as a withdrawn award gives its row up.</summary>
    public static IQueryable<Award> Place(this IQueryable<Award> awards, Guid? round, int? row) =>
        awards.Where(award => award.RoundId == round && award.Row == row && award.State != AwardState.Withdrawn);

    /// <summary>Awards in the order of their papers, in one query and without tracking.</summary>
    public static async Task<List<ListedAward>> ListAsync(this IQueryable<Award> awards, ICouncilRegister register, CancellationToken cancellation)
    {
        var rows = await awards.AsNoTracking().OrderBy(award => award.Round!.Id).ThenBy(award => award.Row ?? int.MaxValue).ThenBy(award => award.Id)
            .Select(award => new
            {
                award.Id,
                award.Row,
                award.Text,
                Round = award.Round!.Name,
                award.RoundId,
                award.Round.BoardOn,
                award.State,
                award.Days,
                award.DaysUsed,
                award.Version,
                award.MinuteReference,
                award.NotionalValue,
                Codes = award.Councils.OrderBy(council => council.Position).Select(council => council.Council).ToList(),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new ListedAward(row.Id, row.Row, row.Text, row.Round, row.RoundId, row.BoardOn, row.State, row.Days, row.DaysUsed)
        {
            Version = row.Version,
            MinuteReference = row.MinuteReference,
            NotionalValue = row.NotionalValue,
            Councils = [.. row.Codes.Select(register.Find).OfType<Council>()],
        })];
    }
}
