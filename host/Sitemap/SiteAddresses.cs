using Modular.Host.Modules.Contributions;
using Modular.Sdk;

namespace Modular.Host.Sitemap;

/// <summary>All addresses of the sitemap, of all programmes.</summary>
internal sealed class SiteAddresses(IEnumerable<ISitemap> sources)
{
    /// <returns>The addresses in the order in which they stand in the files; null when a programme could not say its own.</returns>
    public async Task<IReadOnlyList<SitemapEntry>?> AllAsync(CancellationToken cancellation)
    {
        var all = new List<SitemapEntry>();
        foreach (var source in sources)
        {
            all.AddRange(await source.GetAsync(cancellation));
            if (source is GuardedSitemap { Failed: true })
                return null;
        }
        // The menu knows no dates: of two entries for a page, the one with a date says more.
        return [.. all.OrderByDescending(entry => entry.Changed is not null).DistinctBy(entry => entry.Path).OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }
}
