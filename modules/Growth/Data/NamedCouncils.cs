namespace Growth.Data;

/// <summary>Councils as people write them in one field, read by the register.</summary>
/// <param name="Codes">The councils in the order in which they were named, each once; the first leads.</param>
/// <param name="Problem">What the register could not be sure of, in words for the field; null when all of it is certain.</param>
internal sealed record NamedCouncils(IReadOnlyList<CouncilCode> Codes, string? Problem)
{
    private const int MostCandidates = 5;

    public static NamedCouncils Read(ICouncilRegister register, string? text, DateOnly? asAt)
    {
        var matches = register.Resolve(text, asAt);
        var doubts = matches.Where(match => match.Outcome != MatchOutcome.Certain).Select(Doubt).ToList();
        if (matches.Count == 0)
            doubts.Add("Name at least one council");
        var codes = matches.Where(match => match.Outcome == MatchOutcome.Certain).Select(match => match.Candidates[0].Code).Distinct();
        return new NamedCouncils([.. codes], doubts.Count == 0 ? null : string.Join(". ", doubts));
    }

    private static string Doubt(CouncilMatch match)
    {
        if (match.Outcome == MatchOutcome.Unknown)
            return $"“{match.Text}” is not a council in the register: check its spelling";
        var candidates = match.Candidates.Take(MostCandidates).Select(council => $"{council.OfficialName} ({council.Code})");
        var more = match.Candidates.Count > MostCandidates ? " or another" : "";
        return $"“{match.Text}” could be {string.Join(" or ", candidates)}{more}: write its full name or its code";
    }
}
