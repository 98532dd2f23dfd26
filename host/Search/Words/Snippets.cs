using System.Net;
using System.Text;

namespace Modular.Host.Search.Words;

/// <summary>
/// The piece of a text that has the most of the words, with the words marked. One object for each page: a word that many texts have is looked at once. Lucene's own
/// highlighter takes each text apart anew and costs half a millisecond for each row.
/// </summary>
internal sealed class Snippets(IReadOnlyCollection<string> stems)
{
    private const int Letters = 180;
    private const int Before = 40;
    private const int LongestText = 40_000;
    private readonly HashSet<string> stems = [.. stems];
    private readonly HashSet<(char, char)> beginnings = [.. stems.Select(stem => Beginning(stem))];
    private readonly Dictionary<string, string?> known = [];

    /// <summary>HTML that is safe to write out; null when the text has none of the words.</summary>
    public string? Of(string text)
    {
        var hits = Hits(text.AsSpan(0, Math.Min(text.Length, LongestText)));
        if (hits.Count == 0)
            return null;
        var best = hits.Select((hit, index) => (hit.Start, Worth: Worth(hits, index))).MaxBy(one => one.Worth);
        var (start, end) = (Edge(text, Math.Max(0, best.Start - Before), best.Start), Edge(text, Math.Min(text.Length, best.Start + Letters - Before), text.Length));
        var html = new StringBuilder(start > 0 ? "… " : "");
        foreach (var hit in hits.Where(hit => hit.Start >= start && hit.End <= end))
        {
            html.Append(WebUtility.HtmlEncode(text[start..hit.Start])).Append("<mark>").Append(WebUtility.HtmlEncode(text[hit.Start..hit.End])).Append("</mark>");
            start = hit.End;
        }
        return html.Append(WebUtility.HtmlEncode(text[start..end].TrimEnd())).Append(end < text.Length ? " …" : "").ToString();
    }

    private List<(int Start, int End, string Stem)> Hits(ReadOnlySpan<char> text)
    {
        var (hits, lookup) = (new List<(int, int, string)>(), known.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start]))
                continue;
            var end = start + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                end++;
            var word = text[start..end];
            start = end;
            // A stem begins as its words do: nearly all others are passed over without making a stem of them.
            if (Ascii.IsValid(word[..Math.Min(2, word.Length)]) && !beginnings.Contains(Beginning(word)) && !beginnings.Contains(Beginning(word[..1])))
                continue;
            if (!lookup.TryGetValue(word, out var stem))
                lookup[word] = stem = EnglishText.Stems.TermsOf(word.ToString()) is [var found] && stems.Contains(found) ? found : null;
            if (stem is not null)
                hits.Add((end - word.Length, end, stem));
        }
        return hits;
    }

    /// <summary>The first two letters, which a stem shares with its words; only the first of what is so short that the second may differ.</summary>
    private static (char, char) Beginning(ReadOnlySpan<char> word) => (char.ToLowerInvariant(word[0]), word.Length > 2 ? char.ToLowerInvariant(word[1]) : '\0');

    /// <summary>Different words count more than the same one again.</summary>
    private static int Worth(List<(int Start, int End, string Stem)> hits, int first)
    {
        var near = hits.Skip(first).TakeWhile(hit => hit.End < hits[first].Start + Letters - Before).Select(hit => hit.Stem).ToList();
        return near.Distinct().Count() * 100 + near.Count;
    }

    /// <summary>The next place from here on where no word is cut, at the latest the last one given.</summary>
    private static int Edge(string text, int from, int last)
    {
        while (from > 0 && from < last && !char.IsWhiteSpace(text[from - 1]))
            from++;
        return from;
    }
}
