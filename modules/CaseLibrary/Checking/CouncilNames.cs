using System.Text.RegularExpressions;

namespace CaseLibrary.Checking;

/// <summary>
/// Names of councils in the text that are misspelt. Only a name that is nearly that of exactly one council is reported: a council of Wales or Scotland, or one that ended
/// before the register begins, is not a mistake, and a false alarm would teach editors to look away.
/// </summary>
internal static partial class CouncilNames
{
    public static IEnumerable<Remark> Of(CaseText text, ICouncilRegister register) =>
        text.Passages.Where(passage => !Parts.IsReference(passage.Part))
            .SelectMany(passage => Named().Matches(passage.Text).Select(match => (passage, match.Index, Name: match.Groups["name"].Value, Whole: match.Value)))
            .DistinctBy(found => found.Name)
            .Select(found => (found, Match: register.Resolve(found.Whole) is [{ Outcome: MatchOutcome.Ambiguous, Candidates: [var only] }] ? only : null))
            .Where(pair => pair.Match is not null && IsMisspelt(pair.found.Name, pair.Match.Name))
            .Select(pair => new Remark(false, pair.found.passage.Part, pair.found.passage.LineAt(pair.found.Index), $"No council is known as “{pair.found.Whole}”.", $"Did you mean {pair.Match!.OfficialName}?"));

    // “Poole City Council” has the right name and another kind; “Camden Town Council” has a word more and is something else.
    private static bool IsMisspelt(string name, string right)
    {
        var (typed, known) = (name.Split(' '), right.Split(' '));
        return typed.Length == known.Length && !name.Equals(right, StringComparison.OrdinalIgnoreCase)
            && typed.Zip(known).All(pair => pair.First[0] == pair.Second[0] && Math.Abs(pair.First.Length - pair.Second.Length) <= 1);
    }

    [GeneratedRegex(@"(?<name>\p{Lu}[\p{L}’'-]+(?:[ ](?:(?:and|of|on|upon|the|with|in|&)[ ])?\p{Lu}[\p{L}’'-]+){0,4}?)[ ](?:(?:City|Borough|District|County|Metropolitan Borough)[ ])?Council\b")]
    private static partial Regex Named();
}
