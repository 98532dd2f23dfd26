using System.Text.RegularExpressions;

namespace CaseLibrary.Checking;

/// <summary>Words that say little. Each is named once, however often it stands there; quoted words are the speaker's own.</summary>
internal static class Jargon
{
    private static readonly List<(Regex Pattern, string Word, string Plainer)> Words =
        [.. WordList.Jargon.Select(row => (new Regex($@"\b{Regex.Escape(row.Word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), row.Word, row.Plainer))];

    public static IEnumerable<Remark> Of(CaseText text)
    {
        var prose = text.Passages.Where(passage => !passage.Quoted && !Parts.IsReference(passage.Part)).ToList();
        foreach (var (pattern, word, plainer) in Words)
        {
            var found = prose.SelectMany(passage => pattern.Matches(passage.Text).Select(match => (passage, match.Index))).ToList();
            if (found is [var (passage, index), ..])
                yield return new Remark(false, passage.Part, passage.LineAt(index), $"“{word}” is jargon{(found.Count > 1 ? $" ({found.Count} times)" : "")}.", $"Plainer: {plainer}.");
        }
    }
}
