using Growth.Data;

namespace Growth.Areas.Growth.Pages.Awards;

/// <summary>What the reader asked for; the address holds it.</summary>
internal sealed record AwardFilter(string? Q, string? Region, string? Type, string? State, string? Round)
{
    public const string AnyState = "any";

    public bool IsEmpty => string.IsNullOrEmpty(Q + Region + Type + State + Round);

    public bool Matches(ListedAward award) =>
        MatchesState(award.State)
        && (string.IsNullOrEmpty(Round) || award.RoundId.ToString() == Round)
        && (string.IsNullOrEmpty(Region) || award.Regions.Contains(Region))
        && (string.IsNullOrEmpty(Type) || award.Types.Contains(Type))
        && (string.IsNullOrEmpty(Q) || Words(award).Any(word => word.Contains(Q, StringComparison.OrdinalIgnoreCase)));

    // Withdrawn awards count for nothing, so they are shown only when asked for.
    private bool MatchesState(AwardState state) =>
        State == AnyState || (Enum.TryParse<AwardState>(State, true, out var wanted) ? state == wanted : state != AwardState.Withdrawn);

    private static IEnumerable<string> Words(ListedAward award) =>
        award.Councils.SelectMany(council => council.Aliases.Append(council.OfficialName).Append(council.Name)).Append(award.Text);
}
