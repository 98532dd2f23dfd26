using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

/// <summary>What the list makes of words and choices.</summary>
public sealed class FindingTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteTheory]
    [InlineData("wifi", "Camden: a wireless concession on street furniture")]
    [InlineData("Hinckly", "Hinckley and Bosworth: what car parks really earn")]
    [InlineData("carparks", "Hinckley and Bosworth: what car parks really earn")]
    [InlineData("photovoltaic", "Forest Heath: buying a solar farm")]
    [InlineData("crema", "Example: a new crematorium with a long payback")]
    [InlineData("%22closed prison%22", "Rutland: a closed prison becomes a business park")]
    [InlineData("selling old vans", "Example: selling old vehicles and equipment by auction")]
    public async Task Get_WordsThatForgive_FindsTheCaseFirst(string words, string title)
    {
        using var client = site.Client();
        var page = await client.PageAsync($"/case-studies?examples=yes&q={words}");
        Assert.Equal(title, ListTests.Text(page.QuerySelector("article h3")!));
    }

    [SiteFact]
    public async Task Get_Slip_IsCorrectedAndSaidSo()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?examples=yes&q=crematorum");
        Assert.Single(page.QuerySelectorAll("article"));
        Assert.Contains("No case has “crematorum”. These are the results for crematorium", ListTests.Text(page.QuerySelector("#results")!), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("#results a"), link => link.GetAttribute("href") == "/case-studies?q=crematorium&examples=yes");
    }

    [SiteFact]
    public async Task Get_WordsOfTwoCases_FindsBothAndSaysSo()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?examples=yes&q=megawatt+crematorium");
        Assert.Equal(2, page.QuerySelectorAll("article").Length);
        Assert.Contains("No case has all of your words", ListTests.Text(page.QuerySelector("#results")!), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_ChoicesThatLeaveNothing_SayWhichToTakeBack()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?q=solar&kind=commodities");
        var way = page.QuerySelectorAll("#results li a").First(link => link.TextContent == "Any kind");
        Assert.Equal("/case-studies?q=solar", way.GetAttribute("href"));
        Assert.Contains("1 case", way.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("#results a"), link => link.GetAttribute("href") == "/case-studies?kind=assets");
    }

    [SiteFact]
    public async Task Get_TwoValuesOfAFacet_AddUpAndOthersNarrow()
    {
        using var client = site.Client();
        async Task<int> CountAsync(string query) => int.Parse(ListTests.Text((await client.PageAsync("/case-studies?examples=yes&" + query)).QuerySelector("#results h2")!).Split(' ')[0]);
        var (assets, services, both) = (await CountAsync("kind=assets"), await CountAsync("kind=services"), await CountAsync("kind=assets&kind=services"));
        Assert.Equal(assets + services, both);
        var narrowed = await client.PageAsync("/case-studies?examples=yes&kind=assets&evidence=reported");
        Assert.Equal("Assets (" + await CountAsync("kind=assets&evidence=reported") + ")", Label(narrowed, "kind-assets"));
        Assert.Equal($"Unverified ({await CountAsync("kind=assets&evidence=unverified")})", Label(narrowed, "evidence-unverified"));
    }

    [SiteTheory]
    [InlineData("power=trading", 1)]
    [InlineData("scale=loss", 1)]
    [InlineData("council=AYL", 3)]
    [InlineData("subtype=Garden+waste", 1)]
    [InlineData("since=2013&region=london", 1)]
    public async Task Get_Facet_ListsItsCases(string choice, int cases)
    {
        using var client = site.Client();
        Assert.Equal(cases, (await client.PageAsync("/case-studies?examples=yes&" + choice)).QuerySelectorAll("article").Length);
    }

    [SiteFact]
    public async Task Get_Table_HasFiguresForEachCase()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?q=solar&view=table");
        var cells = page.QuerySelectorAll("#results > div tbody tr, #results > table tbody tr").First(row => row.TextContent.Contains("solar", StringComparison.Ordinal)).Children.Select(ListTests.Text).ToList();
        Assert.Contains("£372,300", cells);
        Assert.Contains("£14.5 million", cells);
        Assert.Contains("38.9 years", cells);
        Assert.Empty(page.QuerySelectorAll("article"));
    }

    [SiteFact]
    public async Task Get_SortedByPayback_ShortestFirst()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?examples=yes&sort=payback");
        Assert.Equal("Example: a legal service shared with neighbours", ListTests.Text(page.QuerySelector("article h3")!));
        Assert.Contains("simple payback", page.QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_Map_HasALinkAndALineForEachCouncil()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?view=map");
        Assert.Equal("/case-studies?council=FOR", page.QuerySelector("a[aria-label='Forest Heath: 1 case']")!.GetAttribute("href"));
        Assert.Contains(page.QuerySelectorAll("#results tbody tr"), row => ListTests.Text(row).StartsWith("Aylesbury Vale", StringComparison.Ordinal) && ListTests.Text(row).Contains("3 cases", StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_AnyAddress_IsNeverAnError()
    {
        using var client = site.Client();
        var random = new Random(20_140_122);
        string[] names = ["q", "kind", "subtype", "council", "type", "region", "people", "delivery", "power", "scale", "evidence", "running", "since", "sort", "view", "p", "examples"];
        string[] values = ["", "assets", "map", "table", "-1", "999999999999999999", "\"", "\"\"", "(", "*", "?", "a*", "AND", "NOT NOT", "~", "\\", "%", "é", "ﬀ", "\u0001", "😀", "the", "AYL", "yes", "payback", "income",
            new string('x', 3_000), "a b c d e f g h i j k l m n o p q r s", "council council council", "[a TO b]", "field:value", "<script>"];
        for (var number = 0; number < 150; number++)
        {
            var query = string.Join('&', Enumerable.Range(0, 1 + random.Next(6)).Select(_ => $"{names[random.Next(names.Length)]}={Uri.EscapeDataString(values[random.Next(values.Length)])}"));
            Assert.Equal((query, HttpStatusCode.OK), (query, (await client.GetAsync("/case-studies?" + query)).StatusCode));
        }
    }

    private static string Label(IHtmlDocument page, string id) => ListTests.Text(page.QuerySelector($"label[for='{id}']")!);
}
