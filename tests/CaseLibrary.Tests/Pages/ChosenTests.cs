using System.IO.Compression;
using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class ChosenTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Two = "?case=forest-heath-solar-farm&case=hinckley-and-bosworth-car-parks";

    [SiteFact]
    public async Task Get_CompareTwo_StandsFactsBesideEachOther()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/compare" + Two);
        var facts = page.QuerySelectorAll("h3").First(heading => heading.TextContent == "Council").NextElementSibling!;
        Assert.Equal(2, facts.QuerySelectorAll(".govuk-grid-column-one-half").Length);
        Assert.Contains("Forest Heath (now part of West Suffolk)", facts.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hinckley", facts.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_CompareUnlikeLabels_NeverStandInOneRow()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/compare" + Two);
        var rows = page.QuerySelectorAll("h3").Where(heading => heading.TextContent.StartsWith("Money: ", StringComparison.Ordinal)).ToList();
        var forecast = Assert.Single(rows, row => row.TextContent == "Money: net, a year, forecast, 2016/17 prices");
        var cells = forecast.NextElementSibling!.NextElementSibling!;
        Assert.Contains("£300,000; £700,000", cells.TextContent, StringComparison.Ordinal);
        Assert.Contains("No such amount", cells.TextContent, StringComparison.Ordinal);
        Assert.Contains("nothing to compare it with", forecast.NextElementSibling.TextContent, StringComparison.Ordinal);
        Assert.Equal(rows.Count, rows.Select(row => row.TextContent).Distinct().Count());
    }

    [SiteFact]
    public async Task Get_CompareOne_AsksForAnotherAndFindsIt()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/compare?case=forest-heath-solar-farm&find=car%20parks");
        Assert.Contains("Add at least one more case", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/case-studies/compare?case=forest-heath-solar-farm&case=hinckley-and-bosworth-car-parks']"));
    }

    [SiteFact]
    public async Task Get_CompareMoreThanFour_ShowsFourAndSaysWhy()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/compare" + Two + "&case=example-trade-waste&case=example-crematorium&case=example-film-location-fees");
        Assert.Contains("You have chosen 4 cases, which is the most", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".govuk-grid-column-one-quarter"));
        Assert.DoesNotContain(page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")), address => address!.Contains("hinckley", StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_UnknownCase_IsNamedAndTheOthersAreShown()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/list?case=forest-heath-solar-farm&case=no-such-case");
        Assert.Contains("Not in the library, or no longer: no-such-case.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/case-studies/forest-heath-solar-farm']"));
    }

    [SiteFact]
    public async Task Get_ListAsWord_HoldsEveryCase()
    {
        using var client = site.Client();
        using var zip = new ZipArchive(await client.GetStreamAsync("/case-studies/list.docx" + Two));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        Assert.Contains("Forest Heath: buying a solar farm", text, StringComparison.Ordinal);
        Assert.Contains("Hinckley", text, StringComparison.Ordinal);
        Assert.Contains("gross, a year, delivered, 2017/18 prices", text, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_ListAsCsv_HasARowForEachAmount()
    {
        using var client = site.Client();
        var lines = (await client.GetStringAsync("/case-studies/list.csv?case=forest-heath-solar-farm&case=sevenoaks-self-sufficiency")).TrimStart('\uFEFF').TrimEnd().Split('\n');
        Assert.StartsWith("slug,title,councils,", lines[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Count(line => line.StartsWith("forest-heath-solar-farm,", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("372300", StringComparison.Ordinal) && line.Contains("net, a year, delivered, 2017/18 prices", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("sevenoaks-self-sufficiency,", StringComparison.Ordinal));
    }

    [SiteTheory]
    [InlineData("/case-studies/list.docx")]
    [InlineData("/case-studies/list.csv?case=no-such-case")]
    public async Task Get_FileOfAnEmptyList_IsNotFound(string path)
    {
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }
}
