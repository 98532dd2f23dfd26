using System.Collections.Concurrent;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Reading;

/// <summary>
/// Where case pages lead to: related cases and collections. The same for many pages and depending on other cases than their own, so it is kept until anything is saved in the
/// store: whoever asks says up to which line of the store's history.
/// </summary>
internal sealed class PageLinks(IStoreReader<CaseLibraryStore> reader)
{
    private volatile Known? known;

    /// <summary>Other published cases: about the same first, then of the same kind.</summary>
    public async Task<IReadOnlyList<PageLink>> RelatedAsync(PageRow row, CancellationToken cancellation)
    {
        var now = await AtAsync(row.StoreLine, cancellation);
        if (!now.Related.TryGetValue((row.Kind, row.Subtype), out var all))
            now.Related[(row.Kind, row.Subtype)] = all = await reader.ReadAsync<IReadOnlyList<PageLink>>(async store =>
                [.. await CaseQueries.OfSubtype(store, row.Subtype).ToListAsync(cancellation), .. await CaseQueries.OfKind(store, row.Kind, row.Subtype).ToListAsync(cancellation)], cancellation);
        return [.. all.Where(link => link.Id != row.Id).Take(CaseQueries.MostRelated)];
    }

    /// <summary>The published collections that a case is in.</summary>
    public async Task<IReadOnlyList<PageLink>> CollectionsAsync(PageRow row, CancellationToken cancellation) =>
        [.. (await AtAsync(row.StoreLine, cancellation)).Collections[row.Id]];

    private async Task<Known> AtAsync(long? line, CancellationToken cancellation)
    {
        if (known is { } now && now.Line == line)
            return now;
        var collections = await reader.ReadAsync(store => store.Collections.IgnoreAutoIncludes().Where(collection => collection.IsPublished).OrderBy(collection => collection.Title)
            .Join(store.CollectedCases, collection => collection.Id, row => row.CollectionId, (collection, row) => new { row.CaseStudyId, Link = new PageLink(collection.Id, collection.Slug, collection.Title) })
            .ToListAsync(cancellation), cancellation);
        return known = new(line, collections.ToLookup(row => row.CaseStudyId, row => row.Link));
    }

    private sealed record Known(long? Line, ILookup<Guid, PageLink> Collections)
    {
        public ConcurrentDictionary<(CaseKind Kind, string Subtype), IReadOnlyList<PageLink>> Related { get; } = [];
    }
}
