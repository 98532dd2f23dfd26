using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class HarvestTests(ModularSite site) : IClassFixture<ModularSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [SiteTheory]
    [InlineData("")]
    [InlineData("?kind=assets")]
    [InlineData("?examples=yes&sort=title")]
    [InlineData("?q=parking&examples=yes")]
    [InlineData("?region=london&region=north-west&sort=income&view=table")]
    [InlineData("?evidence=verified")]
    public async Task Get_TableOfAFilter_HoldsExactlyWhatTheListShowsInItsOrder(string query)
    {
        using var client = site.Client();
        var page = await client.UntilAsync("/case-studies" + query, found => found.QuerySelector("#results") is not null);
        var link = page.QuerySelectorAll("#results a").Single(link => link.TextContent == "CSV of this list").GetAttribute("href")!;
        var listed = (await client.GetFromJsonAsync<JsonElement>($"/api/case-studies{(query.Length == 0 ? "?" : query + "&")}limit=100")).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("slug").GetString()).ToList();
        var rows = (await client.GetStringAsync(link)).TrimStart('\uFEFF').TrimEnd().Split('\n')[1..];
        Assert.Equal(listed, rows.Where(row => row.Length > 0).Select(row => row.Split(',')[0]));
    }

    [SiteTheory]
    [InlineData("?part=2")]
    [InlineData("?part=0")]
    [InlineData("?part=-5&kind=assets")]
    public async Task Get_TablePartThatIsNotThere_IsNotFound(string query)
    {
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/case-studies/results.csv" + query)).StatusCode);
    }

    [SiteTheory]
    [InlineData("/case-studies.csv")]
    [InlineData("/case-studies.json")]
    [InlineData("/case-studies/money-facts.csv")]
    [InlineData("/case-studies/figures.csv")]
    [InlineData("/case-studies/results.csv?kind=assets")]
    [InlineData("/case-studies/list.csv?case=harrow-recyclables-e-auction")]
    [InlineData("/case-studies/catalogue.jsonld")]
    [InlineData("/api/case-studies")]
    [InlineData("/api/case-studies/harrow-recyclables-e-auction")]
    public async Task Get_Data_NamesItsLicence(string path)
    {
        using var client = site.Client();
        var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(response.Headers.GetValues("Link"), link => link.EndsWith("open-government-licence/version/3/>; rel=\"license\"", StringComparison.Ordinal));
        if (path.StartsWith("/api", StringComparison.Ordinal))
            Assert.StartsWith("https://", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("licence").GetString(), StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("/case-studies")]
    [InlineData("/case-studies/figures")]
    [InlineData("/case-studies/harrow-recyclables-e-auction")]
    [InlineData("/case-studies/collections/gross-is-not-net")]
    public async Task Get_Page_NamesItsLicence(string path)
    {
        using var client = site.Client();
        var page = await client.PageAsync(path);
        Assert.NotNull(page.QuerySelector("head link[rel=license]"));
        Assert.NotNull(page.QuerySelector("main a[rel=license]"));
    }

    [SiteFact]
    public async Task Get_Feed_LeadsFromPageToPageToAllCases()
    {
        using var client = site.Client();
        var (ids, next) = (new List<string>(), "/case-studies/feed.atom?examples=yes");
        var pages = 0;
        while (next is not null)
        {
            var feed = XDocument.Parse(await client.GetStringAsync(next)).Root!;
            ids.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            next = feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == "next")?.Attribute("href")!.Value;
            pages++;
            Assert.Contains(feed.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "license");
        }
        Assert.Equal((2, 23, 23), (pages, ids.Count, ids.Distinct().Count()));
    }

    [SiteFact]
    public async Task Get_FeedOfAFilter_SaysWhatItHolds()
    {
        using var client = site.Client();
        var feed = XDocument.Parse(await client.GetStringAsync("/case-studies/feed.atom?kind=assets&region=london")).Root!;
        Assert.Equal("Income generation case studies: Kind: Assets; Region: London", feed.Element(Atom + "title")!.Value);
        Assert.Single(feed.Elements(Atom + "entry"));
    }

    [SiteFact]
    public async Task Get_Sitemap_NamesWhatListsShowAndNothingElse()
    {
        using var client = site.Client();
        var urls = XDocument.Parse(await client.GetStringAsync("/sitemap.xml")).Root!.Elements(Sitemap + "url").ToList();
        var paths = urls.ToDictionary(url => new Uri(url.Element(Sitemap + "loc")!.Value).AbsolutePath, url => url.Element(Sitemap + "lastmod")?.Value);
        Assert.All(["/", "/councils/POL", "/growth/awards", "/case-studies", "/case-studies/figures", "/case-studies/collections/gross-is-not-net"], path => Assert.Contains(path, paths));
        Assert.NotNull(paths["/case-studies/harrow-recyclables-e-auction"]);
        Assert.DoesNotContain(paths.Keys, path => path.Contains("/case-studies/example-", StringComparison.Ordinal) || path.Contains("/manage", StringComparison.Ordinal));
        foreach (var path in paths.Keys.Where(path => !path.StartsWith("/councils/", StringComparison.Ordinal)))
            Assert.Equal((path, HttpStatusCode.OK), (path, (await client.GetAsync(path)).StatusCode));
    }
}
