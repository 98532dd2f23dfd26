using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Modular.Host.Search.Words;

/// <summary>Takes English text apart: into stems without the smallest words, for finding; or into the words as they are written, for beginnings and corrections.</summary>
internal sealed class EnglishText(bool stems) : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Between a title and a summary: no phrase reaches over it.</summary>
    private const int Gap = 100;

    public static readonly EnglishText Stems = new(stems: true);
    public static readonly EnglishText Plain = new(stems: false);

    public IReadOnlyList<string> TermsOf(string text)
    {
        var terms = new List<string>();
        using var stream = GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString()!);
        stream.End();
        return terms;
    }

    public override int GetPositionIncrementGap(string fieldName) => Gap;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(Version, reader);
        TokenStream stream = new ASCIIFoldingFilter(new LowerCaseFilter(Version, new EnglishPossessiveFilter(Version, words)));
        if (stems)
            stream = new PorterStemFilter(new StopFilter(Version, stream, StopAnalyzer.ENGLISH_STOP_WORDS_SET));
        return new TokenStreamComponents(words, stream);
    }
}
