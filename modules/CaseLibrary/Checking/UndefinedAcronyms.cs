using System.Text.RegularExpressions;

namespace CaseLibrary.Checking;

/// <summary>Acronyms that a reader may not know. One is explained when it stands in brackets after its words, or before them.</summary>
internal static partial class UndefinedAcronyms
{
    public static IEnumerable<Remark> Of(CaseText text)
    {
        var prose = text.Passages.Where(passage => !passage.Quoted && !Parts.IsReference(passage.Part)).ToList();
        var explained = prose.SelectMany(passage => Explained().Matches(passage.Text)).Select(match => match.Groups["short"].Value).ToHashSet(StringComparer.Ordinal);
        var unknown = prose.Where(passage => passage.Text.Any(char.IsLower))
            .SelectMany(passage => Acronym().Matches(passage.Text).Select(match => (passage, match.Index, Word: match.Groups["short"].Value)))
            .Where(found => !explained.Contains(found.Word) && !Roman().IsMatch(found.Word) && WordList.Acronyms.GetValueOrDefault(found.Word) != "")
            .DistinctBy(found => found.Word);
        foreach (var (passage, index, word) in unknown)
        {
            var meaning = WordList.Acronyms.GetValueOrDefault(word) ?? "the words in full";
            yield return new Remark(false, passage.Part, passage.LineAt(index), $"“{word}” is not explained.", $"Write it out where it first stands: {meaning} ({word}).");
        }
    }

    // Letters that stand beside digits, points or slashes are road numbers, postcodes or addresses.
    [GeneratedRegex(@"(?<![\p{L}\d./@_&-])(?<short>[A-Z]{2,6})(?:s|’s|'s)?(?![\p{L}\d/@_&-]|\.\p{L}|\s?\d)")]
    private static partial Regex Acronym();

    [GeneratedRegex(@"\p{L}[\p{L}’'&-]*\s+[“‘""']?\((?:the\s+)?[“‘""']?(?<short>[A-Z]{2,6})s?[”’""']?[,)]|(?<short>\b[A-Z]{2,6})s?\s+\(\p{L}[^)]*\p{Ll}[^)]*\)")]
    private static partial Regex Explained();

    [GeneratedRegex("^[IVX]+$")]
    private static partial Regex Roman();
}
