using Lucene.Net.Search.Highlight;

namespace Modular.Host.Search.Words;

/// <summary>The piece of a text that has the most of the words, with the words marked.</summary>
internal sealed class Snippets
{
    private const int Letters = 180;
    private const int LongestText = 40_000;
    private readonly Highlighter highlighter;

    public Snippets(IEnumerable<string> stems)
    {
        WeightedTerm[] terms = [.. stems.Distinct().Select(stem => new WeightedTerm(1, stem))];
        highlighter = new Highlighter(new SimpleHTMLFormatter("<mark>", "</mark>"), new SimpleHTMLEncoder(), new QueryTermScorer(terms))
        {
            TextFragmenter = new SimpleFragmenter(Letters),
            MaxDocCharsToAnalyze = LongestText,
        };
    }

    /// <summary>HTML that is safe to write out; null when the text has none of the words.</summary>
    public string? Of(string text)
    {
        using var stream = EnglishText.Stems.GetTokenStream(SearchFields.Text, text);
        var best = highlighter.GetBestFragment(stream, text);
        return string.IsNullOrWhiteSpace(best) ? null : $"… {best.Trim()} …";
    }
}
