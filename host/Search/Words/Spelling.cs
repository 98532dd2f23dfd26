using Lucene.Net.Index;

namespace Modular.Host.Search.Words;

/// <summary>Looks for mistakes in the typing. One object for each search.</summary>
internal sealed class Spelling(IndexReader reader, Synonyms synonyms)
{
    private const int MostNearest = 5;

    /// <summary>A spelling is offered beside results when so many times more documents have it.</summary>
    private const int MuchLikelier = 50;

    private readonly WordList list = WordList.Of(reader);

    /// <summary>The words with those that no document has replaced by what is nearest; null when there is nothing to correct.</summary>
    public string? Corrected(IReadOnlyList<TypedWord> words) => With(words, (word, index) => IsKnown(words, index) ? null : Better(word));

    /// <summary>A spelling that is far more common than what was typed, and that a slip of one letter leads away from; null when there is none.</summary>
    public string? Likelier(IReadOnlyList<TypedWord> words) => With(words, (word, index) => Single(word) is { Length: > 4 } plain && synonyms.Find(words, index).Others.Count == 0
        && list.Count(plain) is var count and > 0 && count * MuchLikelier < reader.MaxDoc
        && list.Near(plain).FirstOrDefault(near => list.Count(near) > count * MuchLikelier && !EnglishText.Stems.TermsOf(near).SequenceEqual(word.Stems)) is { } likelier ? likelier : null);

    /// <summary>What documents have and what is near to the words that no document has.</summary>
    public IReadOnlyList<string> Nearest(IReadOnlyList<TypedWord> words) => [.. words.Where((_, index) => !IsKnown(words, index)).Select(Single).OfType<string>()
        .SelectMany(plain => list.Near(plain).Concat(plain.Length > 4 ? list.StartingWith(plain[..4]) : [])).Distinct().Take(MostNearest)];

    private static string? With(IReadOnlyList<TypedWord> words, Func<TypedWord, int, string?> better)
    {
        var replaced = words.Select((word, index) => (word, better: better(word, index))).ToList();
        return replaced.Exists(one => one.better is not null) ? string.Join(' ', replaced.Select(one => one.better ?? one.word.ToString())) : null;
    }

    private string? Better(TypedWord word) => Single(word) is not { } plain ? null : plain.Length > 5 && list.Apart(plain) is { } apart ? apart : list.Near(plain) is [var nearest, ..] ? nearest : null;

    private static string? Single(TypedWord word) => word is { Quoted: false, Plain: [var plain] } ? plain : null;

    private bool IsKnown(IReadOnlyList<TypedWord> words, int index) => Single(words[index]) is not { } plain
        || list.Count(plain) > 0 || words[index].Stems.Any(stem => reader.DocFreq(new Term(SearchFields.Text, stem)) > 0)
        || synonyms.Find(words, index).Others.Count > 0 || (plain.Length >= WordQueries.ShortestBeginning && list.StartingWith(plain).Any());
}
