using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class DataTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Data_ForEverybody_NamesRegisterLicenceAndSource()
    {
        var page = await site.Client().PageAsync("/data");
        Assert.Equal("Open data – Modular", page.Title);
        Assert.Contains("mySociety", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Open Government Licence", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Data_EveryLocalLink_Answers()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/data");
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/')).Distinct().ToList();
        Assert.Contains("/councils.csv", links);
        foreach (var link in links)
            Assert.True((await client.GetAsync(link)).IsSuccessStatusCode, link);
    }
}
