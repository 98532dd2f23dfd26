using System.Net;
using System.Text.Json;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class CaseTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_CaseOfAnAbolishedCouncil_ShowsThenAndNow()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/forest-heath-solar-farm");
        Assert.Equal("Forest Heath: buying a solar farm", ListTests.Text(page.QuerySelector("h1")!));
        var facts = ListTests.Text(page.QuerySelector(".govuk-summary-list")!);
        Assert.Contains("Forest Heath (now part of West Suffolk)", facts, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".govuk-summary-list a[href='/councils/FOR']"));
        Assert.Contains("Reported. The council itself published the facts.", facts, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_Case_ShowsEveryAmountWithLabelAndSource()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/forest-heath-solar-farm");
        var rows = page.QuerySelector("table.mod-table")!.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal(5, rows.Count);
        Assert.Contains("£1.3 million gross, a year, delivered, 2017/18 prices", ListTests.Text(rows[3]), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.StartsWith("https://", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_Example_SaysThatItIsInvented()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/example-trade-waste");
        Assert.Contains("This is an invented example", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Local Government Act 2003, section 93", page.Body.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_ReviewHasPassed_SaysSoInPlainWords()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/harrow-recyclables-e-auction");
        Assert.Contains("check this case study again by 13 January 2016 and have not done so yet", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_Case_PointsToCasesOfTheSameSubtypeFirst()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/harrow-recyclables-e-auction");
        Assert.NotNull(page.QuerySelector("main ul a[href='/case-studies/example-joint-recyclables-auction']"));
    }

    [SiteFact]
    public async Task Get_StructuredData_IsJsonOfTheCase()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/harrow-recyclables-e-auction");
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Harrow: selling dry recyclables by online auction", data.RootElement.GetProperty("headline").GetString());
    }

    [SiteTheory]
    [InlineData("/case-studies/no-such-case")]
    [InlineData("/api/case-studies/no-such-case")]
    public async Task Get_UnknownCase_IsNotFound(string path)
    {
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }
}
