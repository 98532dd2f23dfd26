using Growth.Data;

namespace Growth.Pages.Awards;

/// <summary>What the reader asked for; the address holds it.</summary>
internal sealed record AwardFilter(string? Q, string? Region, string? Type, string? State, string? Round)
{
    public const string AnyState = "any";

    /// <summary>The councils that the register is sure the words mean, so that “LB Havering” finds Havering.</summary>
    public IReadOnlyCollection<CouncilCode> Meant { get; init; } = [];

    public bool IsEmpty => string.IsNullOrEmpty(Q + Region + Type + State + Round);

    public bool Matches(ListedAward award) =>
        MatchesState(award.State)
        && (string.IsNullOrEmpty(Round) || award.RoundId.ToString() == Round)
        && (string.IsNullOrEmpty(Region) || award.Regions.Contains(Region))
        && (string.IsNullOrEmpty(Type) || award.Types.Contains(Type))
        && (string.IsNullOrEmpty(Q) || MatchesWords(award, Q));

    // Withdrawn awards count for nothing, so they are shown only when asked for.
    private bool MatchesState(AwardState state) =>
        State == AnyState || (Enum.TryParse<AwardState>(State, true, out var wanted) ? state == wanted : state != AwardState.Withdrawn);

    private bool MatchesWords(ListedAward award, string words) =>
        award.Text.Contains(words, StringComparison.OrdinalIgnoreCase)
        || award.Councils.Any(council => Meant.Contains(council.Code) || council.OfficialName.Contains(words, StringComparison.OrdinalIgnoreCase));
}
