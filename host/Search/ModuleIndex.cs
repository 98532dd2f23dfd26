using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Modular.Host.Search.Facts;
using Modular.Host.Search.Words;
using Modular.Sdk;
using LuceneDirectory = Lucene.Net.Store.Directory;
using Term = Lucene.Net.Index.Term;

namespace Modular.Host.Search;

/// <summary>
/// The documents of one module: their words in a Lucene index on disk, their facts in memory. What is put in is found after <see cref="Show"/> and kept after
/// <see cref="Keep"/>; a kill loses only what came later, together with the position that says so. One writer at a time (<see cref="Writing"/>); any number of readers.
/// </summary>
internal sealed class ModuleIndex : IDisposable
{
    private readonly LuceneDirectory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;

    public ModuleIndex(string folder)
    {
        directory = FSDirectory.Open(folder);
        try
        {
            writer = new IndexWriter(directory, new IndexWriterConfig(EnglishText.Version, IndexedDocument.Analyzer) { Similarity = new BM25Similarity() });
            searchers = new SearcherManager(writer, true, new Bm25Searchers());
            Position = IndexPosition.From(writer.CommitData);
            Load();
        }
        catch (Exception)
        {
            writer?.Rollback();
            directory.Dispose();
            throw;
        }
    }

    public FactTable Facts { get; } = new();

    /// <summary>Held for reading while the facts are read, for writing while one document's are changed.</summary>
    public ReaderWriterLockSlim Gate { get; } = new();

    public SemaphoreSlim Writing { get; } = new(1);

    /// <summary>What the index on disk holds; null when it has never been read whole.</summary>
    public IndexPosition? Position { get; private set; }

    public IndexSearcher Acquire() => searchers.Acquire();

    public void Release(IndexSearcher searcher) => searchers.Release(searcher);

    /// <returns>False when the index has the document just so.</returns>
    public bool Put(string source, SearchDocument document)
    {
        var facts = DocumentFacts.Of(source, document);
        if (Facts.SlotOf(facts.Key) is { } own && Facts.At(own)!.Hash == facts.Hash)
            return false;
        var slot = Facts.SlotFor(facts.Key);
        writer.UpdateDocument(new Term(SearchFields.Key, facts.Key), IndexedDocument.Of(document, facts, slot));
        Change(() => Facts.Put(slot, facts));
        return true;
    }

    public void Remove(int slot)
    {
        if (Facts.At(slot) is not { } row)
            return;
        writer.DeleteDocuments(new Term(SearchFields.Key, row.Key));
        Change(() => Facts.Remove(slot));
    }

    /// <summary>Searches find from now on what was put in.</summary>
    public void Show()
    {
        searchers.MaybeRefreshBlocking();
        Change(Facts.Settle);
    }

    /// <summary>Writes to the disk what has been read of a long list, so that who begins again finds it.</summary>
    public void KeepSoFar()
    {
        writer.Commit();
        Show();
    }

    /// <summary>Writes all to the disk together with how far it goes.</summary>
    public void Keep(IndexPosition position)
    {
        writer.SetCommitData(position.ToData());
        writer.Commit();
        Position = position;
        Show();
    }

    public void Dispose()
    {
        searchers.Dispose();
        // What was not kept has no position either: it is read again.
        writer.Rollback();
        directory.Dispose();
        Writing.Dispose();
        Gate.Dispose();
    }

    private void Change(Action change)
    {
        Gate.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            Gate.ExitWriteLock();
        }
    }

    private void Load()
    {
        var searcher = Acquire();
        try
        {
            foreach (var reader in searcher.IndexReader.Leaves.Select(leaf => leaf.AtomicReader))
            {
                var (slots, facts, bytes) = (reader.GetNumericDocValues(SearchFields.Slot), reader.GetBinaryDocValues(SearchFields.Facts), new BytesRef());
                for (var document = 0; document < reader.MaxDoc; document++)
                {
                    if (reader.LiveDocs?.Get(document) == false)
                        continue;
                    facts.Get(document, bytes);
                    Facts.Put((int)slots.Get(document), DocumentFacts.From(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length)));
                }
            }
        }
        finally
        {
            Release(searcher);
        }
        Facts.Settle();
    }

    private sealed class Bm25Searchers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new BM25Similarity() };
    }
}
