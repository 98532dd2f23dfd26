namespace CaseLibrary.Pages.Manage;

/// <summary>Councils as people write them, to and fro. What is not certain is a mistake to put right, never a guess.</summary>
internal static class CouncilText
{
    /// <summary>The short name where it means this council and no other, otherwise the code.</summary>
    public static string NameOf(CouncilCode code, ICouncilRegister register) =>
        register.Find(code) is { } council && register.Resolve(council.Name) is [{ Outcome: MatchOutcome.Certain, Candidates: [var only] }] && only.Code == code
            ? council.Name
            : code.Value;

    public static (IReadOnlyList<CouncilCode> Codes, IReadOnlyList<string> Problems) Read(string? text, ICouncilRegister register)
    {
        var matches = register.Resolve(text);
        return ([.. matches.Where(match => match.Outcome == MatchOutcome.Certain).Select(match => match.Candidates[0].Code).Distinct()],
            [.. matches.Select(Problem).OfType<string>()]);
    }

    private static string? Problem(CouncilMatch match) => match.Outcome switch
    {
        MatchOutcome.Ambiguous => $"“{match.Text}” may be {string.Join(" or ", match.Candidates.Select(council => $"{council.OfficialName} ({council.Code})"))}. "
            + "Enter the code of the one you mean",
        MatchOutcome.Unknown => $"No council is known as “{match.Text}”",
        _ => null,
    };
}
