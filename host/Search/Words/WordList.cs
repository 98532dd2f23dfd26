using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Modular.Host.Search.Words;

/// <summary>The words that documents have, as they are written there.</summary>
internal sealed class WordList
{
    private const int MostBeginnings = 50;
    private readonly Terms? words;
    private readonly IndexReader reader;

    private WordList(IndexReader reader) => (this.reader, words) = (reader, MultiFields.GetTerms(reader, SearchFields.Written));

    public static WordList Of(IndexReader reader) => new(reader);

    /// <summary>How many documents have the word.</summary>
    public int Count(string word) => reader.DocFreq(new Term(SearchFields.Written, word));

    public IEnumerable<string> StartingWith(string start)
    {
        if (words?.GetEnumerator() is not { } terms || terms.SeekCeil(new BytesRef(start)) is TermsEnum.SeekStatus.END)
            yield break;
        for (var number = 0; number < MostBeginnings && terms.Term.Utf8ToString() is { } term && term.StartsWith(start, StringComparison.Ordinal); number++)
        {
            yield return term;
            if (!terms.MoveNext())
                yield break;
        }
    }

    /// <summary>Words that differ by one letter, or two where the word is long; the likeliest first.</summary>
    public IReadOnlyList<string> Near(string word)
    {
        if (words is null || word.Length < 4 || word.Any(char.IsDigit))
            return [];
        var source = new AttributeSource();
        var letters = word.Length < 6 ? 1 : 2;
        var found = new FuzzyTermsEnum(words, source, new Term(SearchFields.Written, word), letters, prefixLength: letters - 1, transpositions: true);
        var near = new List<(string Word, float Likeness, int Count)>();
        var likeness = found.Attributes.AddAttribute<IBoostAttribute>();
        while (found.MoveNext())
            near.Add((found.Term.Utf8ToString(), likeness.Boost, found.DocFreq));
        return [.. near.Where(one => one.Word != word).OrderByDescending(one => Math.Round(one.Likeness, 1)).ThenByDescending(one => one.Word[0] == word[0])
            .ThenByDescending(one => one.Count).ThenBy(one => one.Word, StringComparer.Ordinal).Select(one => one.Word)];
    }

    /// <summary>“carpark” as “car park”; null when it is not two words that documents have.</summary>
    public string? Apart(string word)
    {
        var cuts = Enumerable.Range(3, Math.Max(0, word.Length - 5)).Select(cut => (First: word[..cut], Second: word[cut..]))
            .Select(two => (two.First, two.Second, Count: Math.Min(Count(two.First), Count(two.Second)))).Where(two => two.Count > 0).ToList();
        return cuts.Count == 0 ? null : cuts.MaxBy(two => two.Count) is var best ? $"{best.First} {best.Second}" : null;
    }
}
