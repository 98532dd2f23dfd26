using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Harvesting;

/// <summary>The public pages of the library for search engines: what its lists show, so no invented examples and nothing archived.</summary>
internal sealed class CaseAddresses(CaseLibraryStore store) : ISitemap
{
    private static readonly string[] Pages = ["/case-studies/figures", "/case-studies/collections", "/case-studies/propose"];

    public async Task<IReadOnlyList<SitemapEntry>> GetAsync(CancellationToken cancellation)
    {
        var cases = await store.Cases.Where(study => study.State == CaseState.Published && !study.Example)
            .Select(study => new { study.Slug, study.Edited }).ToListAsync(cancellation);
        var collections = await store.Collections.Where(collection => collection.IsPublished)
            .Select(collection => new { collection.Slug, collection.Edited }).ToListAsync(cancellation);
        return
        [
            new("/case-studies", cases.Count == 0 ? null : cases.Max(study => study.Edited)),
            .. Pages.Select(path => new SitemapEntry(path)),
            .. cases.Select(study => new SitemapEntry("/case-studies/" + study.Slug, study.Edited)),
            .. collections.Select(collection => new SitemapEntry("/case-studies/collections/" + collection.Slug, collection.Edited)),
        ];
    }
}
