using System.Text.RegularExpressions;

namespace CaseLibrary.Checking;

/// <summary>
/// Long sentences, and the Automated Readability Index of the whole text: 4.71 × letters a word + 0.5 × words a sentence − 21.43, which is about the years of school
/// that a reader needs. It counts letters, not syllables, so it can be checked by hand.
/// </summary>
internal static partial class Readability
{
    public const int MostWords = 35;
    public const double MostYears = 14;

    /// <summary>Of fewer words the index says nothing.</summary>
    public const int FewestWords = 100;

    public static IEnumerable<Remark> Of(CaseText text)
    {
        var sentences = text.Passages.Where(passage => !passage.Quoted && !Parts.IsReference(passage.Part)).SelectMany(Sentences).ToList();
        foreach (var (passage, index, words) in sentences.Where(sentence => sentence.Words.Count > MostWords))
            yield return new Remark(false, passage.Part, passage.LineAt(index), $"A sentence of {words.Count} words begins with “{string.Join(' ', words.Take(5))}”.", $"Make two of it: more than {MostWords} words are hard to follow.");
        if (Index(sentences.Select(sentence => sentence.Words)) is > MostYears and var years)
            yield return new Remark(false, "Whole text", null, $"The Automated Readability Index is {years:0.0}: about as many years of school are needed to read it.", $"Aim for {MostYears:0} or less with shorter sentences and everyday words.");
    }

    /// <summary>Null for too short a text.</summary>
    public static double? Index(IEnumerable<IReadOnlyList<string>> sentences)
    {
        var all = sentences.ToList();
        var words = all.Sum(sentence => sentence.Count);
        return words < FewestWords ? null : 4.71 * all.Sum(sentence => sentence.Sum(word => word.Length)) / words + 0.5 * words / all.Count - 21.43;
    }

    public static IEnumerable<(Passage Passage, int Index, IReadOnlyList<string> Words)> Sentences(Passage passage)
    {
        var start = 0;
        foreach (var end in SentenceEnd().Matches(passage.Text).Select(match => match.Index + match.Length).Append(passage.Text.Length))
        {
            var words = Word().Matches(passage.Text[start..end]);
            if (words.Count > 0)
                yield return (passage, start + words[0].Index, [.. words.Select(word => word.Value)]);
            start = end;
        }
    }

    // A full stop ends a sentence when a capital, a digit or a pound sign follows; “e.g.”, “No. 5” and initials do not end one.
    [GeneratedRegex(@"(?<!\b(e\.g|i\.e|No|no|Mr|Mrs|Ms|Dr|St|vs|cf|approx|c|p|pp|s|[A-Z]))[.!?][”’""')\]]*\s+(?=[“‘""'(]*[\p{Lu}\d£])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\d£][\p{L}\d£’'.,/%-]*[\p{L}\d%]|[\p{L}\d]")]
    private static partial Regex Word();
}
