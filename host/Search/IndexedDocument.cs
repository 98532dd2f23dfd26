using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Modular.Host.Search.Facts;
using Modular.Host.Search.Words;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>A document as the index keeps it.</summary>
internal static class IndexedDocument
{
    private static readonly FieldType OnlyWhether = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    public static readonly PerFieldAnalyzerWrapper Analyzer = new(EnglishText.Stems, new Dictionary<string, Lucene.Net.Analysis.Analyzer>
    {
        [SearchFields.Written] = EnglishText.Plain,
        [SearchFields.WrittenHidden] = EnglishText.Plain,
    });

    public static Document Of(SearchDocument document, DocumentFacts facts, int slot)
    {
        var indexed = new Document
        {
            new StringField(SearchFields.Key, facts.Key, Field.Store.NO),
            new NumericDocValuesField(SearchFields.Slot, slot),
            new BinaryDocValuesField(SearchFields.Facts, new BytesRef(facts.ToBytes())),
            new TextField(SearchFields.Title, document.Title, Field.Store.NO),
            new TextField(SearchFields.Summary, document.Summary, Field.Store.NO),
            new TextField(SearchFields.Summary, document.Keywords, Field.Store.NO),
            new StoredField(SearchFields.ShownSummary, document.Summary),
            new StoredField(SearchFields.ShownBody, document.Body),
            new StoredField(SearchFields.Link, document.Link),
        };
        var isPublic = facts is { Audience: Audience.Public, Permission: null };
        foreach (var text in new[] { document.Title, document.Summary, document.Keywords, document.Body })
        {
            indexed.Add(new TextField(SearchFields.Text, text, Field.Store.NO));
            indexed.Add(new Field(isPublic ? SearchFields.Written : SearchFields.WrittenHidden, text, OnlyWhether));
        }
        return indexed;
    }
}
