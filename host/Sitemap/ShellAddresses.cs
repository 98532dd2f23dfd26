using Modular.Sdk;

namespace Modular.Host.Sitemap;

/// <summary>The shell's own public pages, and a page for each council.</summary>
internal sealed class ShellAddresses(ICouncilRegister register) : ISitemap
{
    private static readonly string[] Pages = ["/", "/councils", "/calendar", "/data", "/api", "/licence", "/accessibility", "/privacy", "/cookies"];

    public Task<IReadOnlyList<SitemapEntry>> GetAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SitemapEntry>>(
        [.. Pages.Concat(register.All.Select(council => $"/councils/{council.Code}")).Select(path => new SitemapEntry(path))]);
}
