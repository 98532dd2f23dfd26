using System.Net;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class SitemapTests(SitemapTests.MisledSite site) : IClassFixture<SitemapTests.MisledSite>
{
    [SiteFact]
    public async Task Get_ModuleNamesAddressOfAnother_IsNotAvailableAndSaysWhenToComeBack()
    {
        using var client = site.Client();
        var response = await client.GetAsync("/sitemap.xml");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains($"Sitemap: {client.BaseAddress}sitemap.xml", await client.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    /// <summary>The test module's sitemap names a page of the shell.</summary>
    public sealed class MisledSite() : TestModuleSite([])
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Modules:TestModule:Sitemap", "/councils")];
    }
}
