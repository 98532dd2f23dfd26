using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Modular.Host.Search.Facts;
using Modular.Host.Search.Words;
using Modular.Sdk;
using Term = Lucene.Net.Index.Term;

namespace Modular.Host.Search;

/// <summary>One search over the documents of one module or of several. Holds their indexes as they are until it is disposed of.</summary>
internal sealed class WordSearch : IDisposable
{
    private readonly Synonyms synonyms;
    private readonly MultiReader reader;
    private readonly IndexSearcher searcher;

    /// <param name="indexes">The modules' indexes.</param>
    /// <param name="synonyms">Those of the same modules.</param>
    /// <param name="sees">Whether the person who asks may see documents of this kind, audience and permission.</param>
    public WordSearch(IReadOnlyList<ModuleIndex> indexes, Synonyms synonyms, Func<(string Kind, Audience Audience, string? Permission), bool> sees)
    {
        this.synonyms = synonyms;
        Parts = [.. indexes.Select(index => new Part(index, sees))];
        // One reader over all of them, so that a word is as rare or common for each module as it is for all.
        reader = new MultiReader([.. Parts.Select(part => part.Searcher.IndexReader)], closeSubReaders: false);
        searcher = new IndexSearcher(reader) { Similarity = Parts is [var first, ..] ? first.Searcher.Similarity : IndexSearcher.DefaultSimilarity };
    }

    public IReadOnlyList<Part> Parts { get; }

    /// <summary>Fills the parts with what matches.</summary>
    /// <returns>How the words were understood, and the stems to mark; null when there are no words: then nothing is filled in.</returns>
    public (SearchWording Wording, IEnumerable<string> Stems)? Find(string text)
    {
        var typed = TypedWords.Of(text);
        if (typed.Count == 0)
            return null;
        var (queries, spelling) = (new WordQueries(reader, synonyms), new Spelling(reader, synonyms));
        if (Fill(queries.Of(typed, all: true)))
            return (new SearchWording(SearchMatch.AllWords, spelling.Likelier(typed), []), queries.Marked(typed));
        var corrected = spelling.Corrected(typed);
        var words = corrected is null ? typed : TypedWords.Of(corrected);
        if (corrected is not null && Fill(queries.Of(words, all: true)))
            return (new SearchWording(SearchMatch.Corrected, corrected, []), queries.Marked(words));
        if (words.Count > 1 && Fill(queries.Of(words, all: false)))
            return (new SearchWording(SearchMatch.AnyWord, corrected, []), queries.Marked(words));
        return (new SearchWording(SearchMatch.Nothing, null, spelling.Nearest(typed)), []);
    }

    /// <summary>The stored text of a document that matches; null when it has gone.</summary>
    public (string Summary, string Body, string Link)? TextOf(Part part, string key)
    {
        var found = part.Searcher.Search(new TermQuery(new Term(SearchFields.Key, key)), 1);
        if (found.ScoreDocs is not [var document])
            return null;
        var stored = part.Searcher.Doc(document.Doc);
        return (stored.Get(SearchFields.ShownSummary) ?? "", stored.Get(SearchFields.ShownBody) ?? "", stored.Get(SearchFields.Link) ?? "");
    }

    public void Dispose()
    {
        reader.Dispose();
        foreach (var part in Parts)
            part.Dispose();
    }

    private bool Fill(Query query)
    {
        foreach (var part in Parts)
            part.Clear();
        searcher.Search(query, new Collector(Parts));
        return Parts.Any(part => part.Matches.Length > 0);
    }

    /// <summary>What was found in one module. While it is there, the module's facts do not change.</summary>
    internal sealed class Part : IDisposable
    {
        private readonly bool[] seen;
        private Match[] matches = ArrayPool<Match>.Shared.Rent(1024);
        private int count;

        public Part(ModuleIndex index, Func<(string Kind, Audience Audience, string? Permission), bool> sees)
        {
            Index = index;
            Searcher = index.Acquire();
            index.Gate.EnterReadLock();
            seen = [.. index.Facts.Groups.Select(sees)];
        }

        public ModuleIndex Index { get; }

        public IndexSearcher Searcher { get; }

        public Span<Match> Matches => matches.AsSpan(0, count);

        public void Clear() => count = 0;

        /// <summary>All that may be seen, whatever its words.</summary>
        public void FillWithAll()
        {
            Clear();
            for (var slot = 0; slot < Index.Facts.End; slot++)
                Add(slot, 0);
        }

        public void Add(int slot, float score)
        {
            var groups = Index.Facts.GroupOf;
            if (slot >= groups.Length || groups[slot] < 0 || !seen[groups[slot]])
                return;
            if (count == matches.Length)
            {
                var larger = ArrayPool<Match>.Shared.Rent(count * 2);
                matches.AsSpan(0, count).CopyTo(larger);
                ArrayPool<Match>.Shared.Return(matches);
                matches = larger;
            }
            matches[count++] = new Match(slot, score);
        }

        public void Dispose()
        {
            Index.Gate.ExitReadLock();
            Index.Release(Searcher);
            ArrayPool<Match>.Shared.Return(matches);
        }
    }

    /// <summary>Takes every match with its score, in whatever order the index finds them.</summary>
    private sealed class Collector(IReadOnlyList<Part> parts) : ICollector
    {
        private readonly int[] leavesBefore = [.. parts.Select((_, index) => parts.Take(index + 1).Sum(part => part.Searcher.IndexReader.Leaves.Count))];
        private Scorer scorer = null!;
        private NumericDocValues slots = null!;
        private Part part = null!;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) => this.scorer = scorer;

        public void SetNextReader(AtomicReaderContext context)
        {
            part = parts[Array.FindIndex(leavesBefore, before => context.Ord < before)];
            slots = context.AtomicReader.GetNumericDocValues(SearchFields.Slot);
        }

        public void Collect(int doc) => part.Add((int)slots.Get(doc), scorer.GetScore());
    }
}
