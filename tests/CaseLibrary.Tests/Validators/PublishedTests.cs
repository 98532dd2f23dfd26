using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using Modular.Testing;

namespace CaseLibrary.Tests.Validators;

/// <summary>What the library publishes for programs, read by programs that are not ours.</summary>
public sealed class PublishedTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private static readonly string[] Forms = ["Catalog", "Dataset", "Distribution", "DataService"];

    [SiteFact]
    public async Task Catalogue_ExpandedAsJsonLd_IsDcatWithALicenceOnEachPart()
    {
        var (text, address) = await GetAsync("/case-studies/catalogue.jsonld");
        var read = await OtherReader.UnderstoodAsync("jsonld", text, address);
        var statements = read.GetProperty("statements").EnumerateArray().Select(line => line.GetString()!).ToList();
        foreach (var (form, number) in Forms.Zip([1, 3, 8, 1]))
        {
            var those = statements.Where(line => line.Contains($"#type> <{Dcat}{form}>", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ToList();
            Assert.Equal((form, number), (form, those.Count));
            Assert.All(those, subject => Assert.Contains(statements, line => line.StartsWith($"{subject} <http://purl.org/dc/terms/license> <https://www.nationalarchives.gov.uk/", StringComparison.Ordinal)));
        }
        using var client = site.Client();
        foreach (var download in statements.Where(line => line.Contains($"<{Dcat}downloadURL>", StringComparison.Ordinal)).Select(line => line.Split(' ')[2].Trim('<', '>')))
            Assert.Equal((download, System.Net.HttpStatusCode.OK), (download, (await client.GetAsync(new Uri(download))).StatusCode));
    }

    [SiteFact]
    public async Task Catalogue_WithATermThatNothingExplains_IsRefused()
    {
        var (text, address) = await GetAsync("/case-studies/catalogue.jsonld");
        var answer = await OtherReader.ReadAsync("jsonld", text.Replace("\"landingPage\": \"", "\"landigPage\": \"", StringComparison.Ordinal), address);
        Assert.True(answer.TryGetProperty("failed", out _));
    }

    [SiteFact]
    public async Task Case_StructuredData_IsAnArticleAsSchemaOrgHasIt()
    {
        var data = await StructuredDataAsync();
        var read = await OtherReader.UnderstoodAsync("jsonld", data);
        Assert.Equal("http://schema.org/Article", read.GetProperty("expanded")[0].GetProperty("@type")[0].GetString());
        Assert.Equal("http://schema.org/GovernmentOrganization", read.GetProperty("expanded")[0].GetProperty("http://schema.org/about")[0].GetProperty("@type")[0].GetString());
        Assert.Empty((await OtherReader.UnderstoodAsync("schema", data)).GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()));
    }

    [SiteFact]
    public async Task Case_StructuredDataWithAnUnknownProperty_IsRefused()
    {
        var data = (await StructuredDataAsync()).Replace("\"headline\"", "\"headlne\"", StringComparison.Ordinal);
        Assert.NotEmpty((await OtherReader.UnderstoodAsync("schema", data)).GetProperty("problems").EnumerateArray());
    }

    [SiteTheory]
    [InlineData("/case-studies/feed.atom", 13)]
    [InlineData("/case-studies/feed.atom?kind=assets&region=london", 1)]
    public async Task Feed_ReadByAFeedReader_HasItsEntries(string path, int entries)
    {
        var (text, address) = await GetAsync(path);
        var feed = await OtherReader.UnderstoodAsync("feed", text, address);
        Assert.Equal("atom", feed.GetProperty("type").GetString());
        Assert.StartsWith(address.GetLeftPart(UriPartial.Path), feed.GetProperty("xmlurl").GetString(), StringComparison.Ordinal);
        Assert.Contains("Open Government Licence", feed.GetProperty("copyright").GetString(), StringComparison.Ordinal);
        Assert.Equal(entries, feed.GetProperty("items").GetArrayLength());
        Assert.All(feed.GetProperty("items").EnumerateArray(), item => Assert.All(item.EnumerateObject(), field => Assert.NotEqual(JsonValueKind.Null, field.Value.ValueKind)));
    }

    [SiteTheory]
    [InlineData("/case-studies.csv", 23)]
    [InlineData("/case-studies/results.csv", 13)]
    [InlineData("/case-studies/results.csv?examples=yes&sort=title", 23)]
    [InlineData("/case-studies/money-facts.csv", null)]
    [InlineData("/case-studies/figures.csv", null)]
    [InlineData("/case-studies/list.csv?case=harrow-recyclables-e-auction", 2)]
    public async Task Csv_ReadStrictly_HasAsManyFieldsInEachRow(string path, int? rows)
    {
        var (text, _) = await GetAsync(path);
        var read = (await OtherReader.UnderstoodAsync("csv", text)).GetProperty("rows");
        Assert.True(rows is null ? read.GetArrayLength() > 10 : read.GetArrayLength() == rows, $"{path}: {read.GetArrayLength()}");
    }

    [SiteFact]
    public async Task OpenApi_AgainstItsSchema_IsValid()
    {
        var (text, _) = await GetAsync("/openapi/v1.json");
        var answer = await OtherReader.UnderstoodAsync("openapi", text);
        Assert.True(answer.GetProperty("valid").GetBoolean(), answer.GetProperty("errors").ToString());
        Assert.StartsWith("3.1", answer.GetProperty("version").GetString(), StringComparison.Ordinal);
        var broken = await OtherReader.UnderstoodAsync("openapi", text.Replace("\"paths\"", "\"pathes\"", StringComparison.Ordinal));
        Assert.False(broken.GetProperty("valid").GetBoolean());
    }

    [SiteFact]
    public async Task Sitemap_AgainstTheSchemaOfSitemapsOrg_IsValidAndNamedByRobots()
    {
        var (robots, address) = await GetAsync("/robots.txt");
        var read = await OtherReader.UnderstoodAsync("robots", robots, address);
        Assert.Equal([new Uri(address, "/sitemap.xml").ToString()], read.GetProperty("sitemaps").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(["/", "/case-studies", "/case-studies/feed.atom?kind=assets", "/api/case-studies?cursor=x", "/assets/modular.css?v=1"],
            read.GetProperty("allowed").EnumerateArray().Select(path => path.GetString()));
        var (sitemap, _) = await GetAsync("/sitemap.xml");
        Assert.Empty(Problems(sitemap));
        Assert.NotEmpty(Problems(sitemap.Replace("<lastmod>20", "<lastmod>the year 20", StringComparison.Ordinal)));
    }

    private static List<string> Problems(string sitemap)
    {
        var problems = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.Schemas.Add(null, Path.Combine(OtherReader.Folder, "node_modules", "sitemap", "schema", "sitemap.xsd"));
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(sitemap), settings);
        while (reader.Read())
            continue;
        return problems;
    }

    private async Task<string> StructuredDataAsync()
    {
        using var client = site.Client();
        return (await client.PageAsync("/case-studies/forest-heath-solar-farm")).QuerySelector("script[type='application/ld+json']")!.TextContent;
    }

    private async Task<(string Text, Uri Address)> GetAsync(string path)
    {
        using var client = site.Client();
        return (await client.GetStringAsync(path), new Uri(client.BaseAddress!, path));
    }
}
