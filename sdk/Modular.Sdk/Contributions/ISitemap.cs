namespace Modular.Sdk;

/// <summary>
/// Public pages of this module that search engines should know of. The host lists them in <c>/sitemap.xml</c>, which <c>/robots.txt</c> names. Pages that are reached
/// by filters, forms and pages for staff do not belong here.
/// </summary>
public interface ISitemap : IContribution
{
    /// <summary>The addresses, in any order; many thousand are fine. Answer the same for everybody: nobody is signed in who reads them.</summary>
    /// <param name="cancellation">Ends when the time limit is over or the reader has gone.</param>
    Task<IReadOnlyList<SitemapEntry>> GetAsync(CancellationToken cancellation);
}

/// <summary>One page in the sitemap.</summary>
/// <param name="Path">Its local address, <c>/{slug}</c> or below it: <c>/growth/awards</c>. An address elsewhere is a fault of the module.</param>
/// <param name="Changed">When what it shows last changed; null when that is not known.</param>
public sealed record SitemapEntry(string Path, DateTimeOffset? Changed = null);
