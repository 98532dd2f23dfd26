using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Modular.Host.Search.Words;

/// <summary>Makes the index's queries of what a reader typed. One object for each search.</summary>
internal sealed class WordQueries(IndexReader reader, Synonyms synonyms)
{
    public const int ShortestBeginning = 3;

    /// <summary>A word that so many documents contain is a word and not the beginning of one.</summary>
    public const int Plenty = 1_000;

    private const float TitleWeight = 6;
    private const float SummaryWeight = 2;
    private const float SynonymWeight = 0.7f;
    private const float BeginningWeight = 0.5f;
    private readonly QueryBuilder builder = new(EnglishText.Stems);

    /// <param name="words">At least one.</param>
    /// <param name="all">Whether a document must have every word; otherwise half of them, or one of two.</param>
    public Query Of(IReadOnlyList<TypedWord> words, bool all)
    {
        var units = Units(words);
        var query = new BooleanQuery();
        if (all || units.Count == 1)
        {
            foreach (var unit in units)
                query.Add(Anywhere(unit), Occur.MUST);
        }
        else
        {
            var some = new BooleanQuery { MinimumNumberShouldMatch = units.Count / 2 };
            foreach (var unit in units)
                some.Add(Anywhere(unit), Occur.SHOULD);
            query.Add(some, Occur.MUST);
        }
        foreach (var unit in units)
        {
            AddTo(query, SearchFields.Title, unit, TitleWeight);
            AddTo(query, SearchFields.Summary, unit, SummaryWeight);
        }
        return query;
    }

    /// <summary>The stems that count as found, to be marked in a text.</summary>
    public IEnumerable<string> Marked(IReadOnlyList<TypedWord> words) => Units(words).SelectMany(unit => unit.Words.SelectMany(word => word.Stems)
        .Concat(unit.Others.SelectMany(EnglishText.Stems.TermsOf))
        .Concat(Beginning(unit) is { } start ? WordList.Of(reader).StartingWith(start).SelectMany(EnglishText.Stems.TermsOf) : []));

    private List<Unit> Units(IReadOnlyList<TypedWord> words)
    {
        var units = new List<Unit>();
        for (var start = 0; start < words.Count;)
        {
            var (length, others) = synonyms.Find(words, start);
            units.Add(new Unit([.. words.Skip(start).Take(length)], others));
            start += length;
        }
        return units;
    }

    private Query Anywhere(Unit unit)
    {
        var typed = Typed(SearchFields.Text, unit);
        var beginning = Beginning(unit);
        if (unit.Others.Count == 0 && beginning is null)
            return typed;
        var query = new BooleanQuery { { typed, Occur.SHOULD } };
        foreach (var other in unit.Others)
            Add(query, builder.CreatePhraseQuery(SearchFields.Text, other), SynonymWeight);
        foreach (var field in beginning is null ? [] : new[] { SearchFields.Written, SearchFields.WrittenHidden })
            Add(query, new PrefixQuery(new Term(field, beginning)), BeginningWeight);
        return query;
    }

    private void AddTo(BooleanQuery query, string field, Unit unit, float weight)
    {
        Add(query, Typed(field, unit), weight);
        foreach (var other in unit.Others)
            Add(query, builder.CreatePhraseQuery(field, other), weight * SynonymWeight);
    }

    private static void Add(BooleanQuery query, Query? part, float weight)
    {
        if (part is null)
            return;
        part.Boost = weight;
        query.Add(part, Occur.SHOULD);
    }

    private Query Typed(string field, Unit unit)
    {
        if (unit.Words is [var word])
            return builder.CreatePhraseQuery(field, word.Text);
        var query = new BooleanQuery();
        foreach (var one in unit.Words)
            query.Add(builder.CreatePhraseQuery(field, one.Text), Occur.MUST);
        return query;
    }

    /// <summary>Stems are not beginnings (“recycl” is one, “energi” is none), so these are looked for among the words as written.</summary>
    private string? Beginning(Unit unit) =>
        unit.Words is [{ Quoted: false, Plain: [{ Length: >= ShortestBeginning } start], Stems: [var stem] }] && reader.DocFreq(new Term(SearchFields.Text, stem)) < Plenty
            ? start : null;

    /// <summary>What is looked for together: one word, or the words of an entry in the synonyms, with what means the same.</summary>
    private sealed record Unit(IReadOnlyList<TypedWord> Words, IReadOnlyList<string> Others);
}
