using System.Net;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class SearchTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Search_WithoutText_SaysWhatCanBeFound()
    {
        var page = await site.Client().PageAsync("/search");
        Assert.Equal("Search – Modular", page.Title);
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/councils");
    }

    [SiteTheory]
    [InlineData("poole", "/councils/POL")]
    [InlineData("Poole District Council", "/councils/POL")]
    [InlineData("ayl", "/councils/AYL")]
    public async Task Search_ForACouncil_ShowsItFirst(string text, string link)
    {
        var page = await site.Client().PageAsync($"/search?q={Uri.EscapeDataString(text)}");
        Assert.Equal($"{text} – Search – Modular", page.Title);
        Assert.Contains(page.QuerySelectorAll("main a"), found => found.GetAttribute("href") == link);
    }

    [SiteFact]
    public async Task Search_ForNothingThere_HelpsOn()
    {
        var page = await site.Client().PageAsync("/search?q=%3Cscript%3Exyzzy");
        Assert.Contains("Nothing found for “<script>xyzzy”", page.QuerySelector(".mod-empty")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Search_PastTheLastPage_GoesToTheFirst()
    {
        var response = await site.Client().GetAsync("/search?q=poole&p=99");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/search?q=poole", response.Headers.Location!.OriginalString);
    }

    [SiteTheory]
    [InlineData("\"")]
    [InlineData("a AND (b OR")]
    [InlineData("p=x&kind=")]
    public async Task Search_ForAnyText_Answers(string text) =>
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync($"/search?q={Uri.EscapeDataString(text)}")).StatusCode);
}
