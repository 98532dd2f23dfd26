using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CaseLibrary.Tests.Pages.Manage;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class FiguresTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_Page_CountsRealCasesAndKeepsExamplesApart()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies/figures");
        var text = ListTests.Text(page.QuerySelector("main")!);
        Assert.Contains("What the 13 real cases hold", text, StringComparison.Ordinal);
        Assert.Contains("10 invented examples are in no figure on this page", text, StringComparison.Ordinal);
        Assert.Contains("12 of the 353 councils of January 2014 have a case", text, StringComparison.Ordinal);
        Assert.Contains("No case: South West, West Midlands, Yorkshire and The Humber", text, StringComparison.Ordinal);
        Assert.Contains("No case: Shire county", text, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("svg.mod-chart__picture"));
        Assert.NotEmpty(page.QuerySelectorAll("svg.hex-map__svg"));
        Assert.Equal(page.QuerySelectorAll("svg.mod-chart__picture").Length, page.QuerySelectorAll("figure details table").Length);
    }

    [SiteTheory]
    [InlineData("kind")]
    [InlineData("subtype")]
    [InlineData("region")]
    public async Task Get_SumsOnThePage_AreOneForEachLabelAndGroupAndForecastsStandApart(string by)
    {
        using var client = site.Client();
        var page = await client.PageAsync($"/case-studies/figures?by={by}");
        var tables = page.QuerySelectorAll("table").Where(table => table.QuerySelector("caption")!.TextContent.Contains(": sums by", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, tables.Count);
        foreach (var table in tables)
        {
            var rows = table.QuerySelectorAll("tbody tr").Select(row => (Label: ListTests.Text(row.QuerySelector("th")!), Group: ListTests.Text(row.QuerySelectorAll("td")[1]))).ToList();
            Assert.Equal(rows.Distinct(), rows);
            var promised = table.QuerySelector("caption")!.TextContent.StartsWith("Forecast", StringComparison.Ordinal);
            Assert.All(rows, row => Assert.Equal(promised, row.Label.Contains("forecast", StringComparison.Ordinal) || row.Label.Contains("contracted", StringComparison.Ordinal)));
        }
    }

    [SiteFact]
    public async Task Get_Table_SumsEqualThoseAddedUpFromTheOtherTables()
    {
        using var client = site.Client();
        var cases = (await RowsAsync(client, "/case-studies.json")).Where(row => !row.GetProperty("example").GetBoolean()).ToDictionary(row => Text(row, "slug"));
        var regions = (await client.GetFromJsonAsync<JsonElement>("/api/councils")).GetProperty("councils").EnumerateArray().ToDictionary(council => Text(council, "code"), council => Text(council, "region"));
        var facts = (await RowsAsync(client, "/case-studies/money-facts.json")).Where(row => cases.ContainsKey(Text(row, "case"))).ToList();
        var figures = await RowsAsync(client, "/case-studies/figures.json");
        Assert.True(facts.Count > 10);

        IEnumerable<string> Groups(string by, JsonElement study) => by switch
        {
            "kind" => [Text(study, "kind")],
            "subtype" => [Text(study, "subtype")],
            _ => Text(study, "council_codes").Split("; ").Select(code => regions[code]).Distinct(),
        };
        foreach (var by in new[] { "kind", "subtype", "region" })
        {
            var expected = facts.SelectMany(fact => Groups(by, cases[Text(fact, "case")]).Select(group => (group, Label(fact, "kind"), Amount: fact.GetProperty("amount").GetDecimal())))
                .GroupBy(row => (row.group, row.Item2)).Select(same => $"{same.Key.group} | {same.Key.Item2} | {same.Sum(row => row.Amount).ToString("0.00", CultureInfo.InvariantCulture)} | {same.Count()}").Order().ToList();
            var served = figures.Where(row => Text(row, "figure") == "sum" && Text(row, "by") == by)
                .Select(row => $"{Text(row, "name")} | {Label(row, "measures")} | {row.GetProperty("pounds").GetDecimal().ToString("0.00", CultureInfo.InvariantCulture)} | {row.GetProperty("amounts").GetInt32()}").Order().ToList();
            Assert.Equal(expected, served);
        }
    }

    [SiteFact]
    public async Task Get_Table_CountsEqualTheLists()
    {
        using var client = site.Client();
        var counts = (await RowsAsync(client, "/case-studies/figures.json")).Where(row => Text(row, "figure") == "cases" && Text(row, "by") is not "all").ToList();
        Assert.Contains(counts, row => row.GetProperty("cases").GetInt32() == 0);
        foreach (var row in counts)
        {
            var list = await client.GetFromJsonAsync<JsonElement>($"/api/case-studies?{Text(row, "by")}={Uri.EscapeDataString(Text(row, "value"))}&limit=1");
            Assert.Equal((Text(row, "name"), list.GetProperty("total").GetInt32()), (Text(row, "name"), row.GetProperty("cases").GetInt32()));
        }
    }

    private static async Task<List<JsonElement>> RowsAsync(HttpClient client, string path) => [.. (await client.GetFromJsonAsync<JsonElement>(path)).EnumerateArray()];

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString() ?? "";

    private static string Label(JsonElement row, string measure) => $"{Text(row, measure)}, {Text(row, "period")}, {Text(row, "status")}, {Text(row, "price_year")}";
}

/// <summary>Of its own, because it adds a case.</summary>
public sealed class FiguresOfSeveralCouncilsTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_CaseOfTwoCouncilsOfARegion_CountsOnceThere()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var form = await (await editor.SubmitAsync("/case-studies/manage/new", "Add an amount", Cases.Form("Poole: together with others"))).PageAsync();
        var saved = await editor.SubmitAsync(form, "/case-studies/manage/new", "Save", new()
        {
            ["Form.Councils"] = "Poole\nBournemouth\nCamden",
            ["Form.Since"] = "2014",
            ["Form.Money[0].Amount"] = "1000",
            ["Form.Money[0].Status"] = "Delivered",
            ["Form.Money[0].PriceYear"] = "2013/14",
            ["Form.Money[0].Source"] = "The accounts",
        });
        Assert.Equal(System.Net.HttpStatusCode.Found, (await Cases.PublishAsync(editor, saved.Headers.Location!.OriginalString)).StatusCode);

        using var client = site.Client();
        var rows = (await client.GetFromJsonAsync<JsonElement>("/case-studies/figures.json")).EnumerateArray()
            .Where(row => row.GetProperty("price_year").GetString() == "2013/14" && row.GetProperty("pounds").GetDecimal() == 1000).ToList();
        Assert.Equal(["kind services", "region london", "region south-west"], rows.Select(row => $"{row.GetProperty("by").GetString()} {row.GetProperty("value").GetString()}").Order());
        Assert.All(rows, row => Assert.Equal((1, 1), (row.GetProperty("cases").GetInt32(), row.GetProperty("amounts").GetInt32())));
    }
}
