using CaseLibrary.Data;

namespace CaseLibrary.Pages.Manage;

/// <summary>Councils as people write them, to and fro. What is not certain is a mistake to put right, never a guess.</summary>
internal static class CouncilText
{
    /// <summary>The short name where it means this council and no other, whatever the day; otherwise the code.</summary>
    public static string NameOf(CouncilCode code, ICouncilRegister register) =>
        register.Find(code) is { } council && register.Resolve(council.Name) is [{ Outcome: MatchOutcome.Certain, Candidates: [var only] }] && only.Code == code
            ? council.Name
            : code.Value;

    /// <summary>The day on which councils bore the names in the text: a case tells of them as they were when it began.</summary>
    /// <param name="since">The year in which the case began, as typed.</param>
    /// <param name="published">The first day of publication, if any.</param>
    /// <param name="today">The latest day that is possible.</param>
    public static DateOnly NamesAsAt(string? since, DateOnly? published, DateOnly today) =>
        int.TryParse(since, out var year) && year >= CaseStudy.FirstYear && year < today.Year ? new DateOnly(year, 12, 31) : published ?? today;

    public static (IReadOnlyList<CouncilCode> Codes, IReadOnlyList<string> Problems) Read(string? text, ICouncilRegister register, DateOnly asAt)
    {
        var matches = register.Resolve(text, asAt);
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
