using System.ComponentModel;
using Growth.Data;
using Growth.Pages.Awards;

namespace Growth.Contributions;

/// <summary>An award as the API shows it: its field names are a promise to those who read it.</summary>
internal sealed record AwardAnswer(
    Guid Id, int? Row, string Text, string Round, string State, decimal DaysAwarded, CouncilCode Lead, IReadOnlyList<AwardAnswer.CouncilAnswer> Councils,
    [property: Description("Where the Board approved it; null before.")] string? MinuteReference,
    [property: Description("What the days would cost in pounds; null when it is not known.")] decimal? NotionalValue)
{
    public static AwardAnswer Of(ListedAward award) => new(award.Id, award.Row, award.Text, award.Round, award.State.Words(), award.Days, award.Lead.Code,
        [.. award.Councils.Select(council => new CouncilAnswer(council.Code, council.OfficialName, council.Type.DisplayName(), council.Region))],
        award.MinuteReference, award.NotionalValue);

    internal sealed record CouncilAnswer(CouncilCode Code, string Name, string Type, string Region);
}

/// <summary>What a caller may say of an award. State, days used and the like follow from what happens to it.</summary>
internal sealed record AwardInput(
    [property: Description("The id of the round, from /api/growth/rounds.")] Guid? Round,
    [property: Description("The row in the paper’s appendix, 1 to 999; null when it has none.")] int? Row,
    [property: Description("The councils as people write them, or their codes; the first leads. At most 300 characters.")] string? Councils,
    [property: Description("More than 0, at most 14, in half days.")] decimal? Days,
    [property: Description("What the days would cost in pounds; null when it is not known.")] decimal? NotionalValue)
{
    public AwardForm ToForm() => new() { Round = Round, Row = Row, Councils = Councils, Days = Days, NotionalValue = NotionalValue };
}
