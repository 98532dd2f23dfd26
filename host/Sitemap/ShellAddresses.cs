using Modular.Sdk;

namespace Modular.Host.Sitemap;

/// <summary>The shell's own public pages, what stands in the public menu, and a page for each council.</summary>
internal sealed class ShellAddresses(ICouncilRegister register, IEnumerable<INavigation> navigation) : ISitemap
{
    private static readonly string[] Pages = ["/", "/councils", "/calendar", "/data", "/api", "/licence", "/accessibility", "/privacy", "/cookies"];

    public Task<IReadOnlyList<SitemapEntry>> GetAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SitemapEntry>>(
    [
        .. Pages.Concat(navigation.SelectMany(source => source.Items).Where(item => item is { Audience: Audience.Public, Permission: null }).Select(item => item.Path))
            .Concat(register.All.Select(council => $"/councils/{council.Code}")).Distinct().Select(path => new SitemapEntry(path)),
    ]);
}
