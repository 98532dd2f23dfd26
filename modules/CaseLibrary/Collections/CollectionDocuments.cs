using System.Runtime.CompilerServices;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Collections;

/// <summary>Published collections for everybody; the others for those who may edit them.</summary>
internal sealed class CollectionDocuments(CaseLibraryStore store, IMarkdown markdown) : ISearchSource
{
    public IAsyncEnumerable<SearchDocument> DocumentsAsync(CancellationToken cancellation) => ReadAsync(store.WholeCollections, cancellation);

    public IAsyncEnumerable<SearchDocument> DocumentsOfAsync(IReadOnlyCollection<Guid> records, CancellationToken cancellation) =>
        ReadAsync(store.WholeCollections.Where(collection => records.Contains(collection.Id)), cancellation);

    private async IAsyncEnumerable<SearchDocument> ReadAsync(IQueryable<Collection> collections, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var collection in await collections.AsNoTracking().OrderBy(collection => collection.Id).ToListAsync(cancellation))
            yield return Document(collection);
    }

    private SearchDocument Document(Collection collection) => new(CaseFinder.KeyOf(collection.Id), collection.IsPublished ? "Collection" : "Draft collection", collection.Title,
        collection.Summary, string.Join('\n', collection.Cases.Select(row => row.Line).Prepend(markdown.ToText(collection.Introduction))),
        collection.IsPublished ? $"/case-studies/collections/{collection.Slug}" : $"/case-studies/manage/collections/{collection.Id}",
        collection.IsPublished ? Audience.Public : Audience.Staff, collection.IsPublished ? null : CasePermissions.Edit)
    { Record = collection.Id };
}
