using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class HereTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Solar = "/case-studies/forest-heath-solar-farm/here";

    [SiteFact]
    public async Task Get_WithoutCouncil_OffersCouncilsOfTodayAndTheMethod()
    {
        using var client = site.Client();
        var page = await client.PageAsync(Solar);
        Assert.NotNull(page.QuerySelector("select[name=council] option[value=HRW]"));
        Assert.Null(page.QuerySelector("select[name=council] option[value=FOR]"));
        Assert.Contains("one for each 100 kilometres", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("table"));
    }

    [SiteFact]
    public async Task Get_WithCouncil_ScalesOnlyYearlyAmountsAndCallsItNoForecast()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/hinckley-and-bosworth-car-parks/here?council=HRW");
        var rows = page.QuerySelector("table")!.QuerySelectorAll("tbody tr").Select(row => ListTests.Text(row)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("a year", row, StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("one-off", StringComparison.Ordinal));
        Assert.Contains("This is not a forecast.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Harrow is of another tier (single tier) than where it was done (lower tier).", ListTests.Text(page.Body), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_WithCouncil_NamesSimilarCouncilsWithRealCases()
    {
        using var client = site.Client();
        var page = await client.PageAsync(Solar + "?council=HRW");
        var links = page.QuerySelectorAll("main a[href^='/case-studies/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains(links, link => page.QuerySelectorAll("h3 + p + ul a").Any(item => item.GetAttribute("href") == link));
        Assert.DoesNotContain(page.QuerySelectorAll("h3 + p + ul a"), link => link.GetAttribute("href")!.Contains("example-", StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_TwoTierCouncilAndUnknownWork_SaysThatWeDoNotKnow()
    {
        using var client = site.Client();
        var page = await client.PageAsync(Solar + "?council=HIN");
        Assert.Contains("We do not know which tier is responsible", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("FOR")]
    [InlineData("nowhere")]
    public async Task Get_CouncilThatIsNotThere_IsRefusedWithTheForm(string code)
    {
        using var client = site.Client();
        var response = await client.GetAsync($"{Solar}?council={code}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Choose a council of today", (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_Example_ScalesNothing()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/example-trade-waste/here?council=HRW");
        Assert.Contains("so nothing in it can be set against yours", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("so we scale nothing", page.Body.TextContent, StringComparison.Ordinal);
    }
}
