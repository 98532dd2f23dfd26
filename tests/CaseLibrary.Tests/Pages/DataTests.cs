using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class DataTests(ModularSite site) : IClassFixture<ModularSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [SiteFact]
    public async Task Get_Feed_IsAtomOfTheNewestRealCases()
    {
        using var client = site.Client();
        var response = await client.GetAsync("/case-studies/feed.atom");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(13, entries.Count);
        Assert.All(entries, entry => Assert.StartsWith("urn:uuid:", entry.Element(Atom + "id")!.Value, StringComparison.Ordinal));
        Assert.NotNull(feed.Element(Atom + "updated"));
        Assert.NotNull(feed.Element(Atom + "author"));
        var published = entries.Select(entry => DateTimeOffset.Parse(entry.Element(Atom + "published")!.Value)).ToList();
        Assert.Equal(published.OrderDescending(), published);
    }

    [SiteFact]
    public async Task Get_FeedOfAFilter_HoldsOnlyItsCases()
    {
        using var client = site.Client();
        var feed = XDocument.Parse(await client.GetStringAsync("/case-studies/feed.atom?kind=commodities")).Root!;
        Assert.Single(feed.Elements(Atom + "entry"));
    }

    [SiteFact]
    public async Task Get_Csv_HasARowForEachCase()
    {
        using var client = site.Client();
        var lines = (await client.GetStringAsync("/case-studies.csv")).TrimStart('\uFEFF').TrimEnd().Split('\n');
        Assert.StartsWith("slug,title,summary,kind,", lines[0], StringComparison.Ordinal);
        Assert.Equal(24, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("forest-heath-solar-farm,", StringComparison.Ordinal)
            && line.Contains("372300 net, a year, delivered, 2017/18 prices", StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_ApiList_TakesTheSameFilters()
    {
        using var client = site.Client();
        var list = await client.GetFromJsonAsync<JsonElement>("/api/case-studies?kind=assets&examples=yes&sort=title");
        Assert.Equal(11, list.GetProperty("total").GetInt32());
        Assert.All(list.GetProperty("items").EnumerateArray(), item => Assert.Equal("assets", item.GetProperty("kind").GetString()));
    }

    [SiteFact]
    public async Task Get_ApiCase_HasMarkdownAndMoney()
    {
        using var client = site.Client();
        var study = await client.GetFromJsonAsync<JsonElement>("/api/case-studies/forest-heath-solar-farm");
        Assert.StartsWith("## At a glance", study.GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.Equal(["FOR"], study.GetProperty("councils").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal("investment, one-off, delivered, 2016/17 prices", study.GetProperty("money")[0].GetProperty("label").GetString());
        Assert.StartsWith("https://", study.GetProperty("money")[0].GetProperty("source").GetString(), StringComparison.Ordinal);
    }
}
