using System.Net;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;
using Growth.Tests.Pages;
using Modular.Testing;

namespace Growth.Tests;

public class SampleTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Load_AppendixA_ResolvesEveryRowAsKnown()
    {
        using var awards = JsonDocument.Parse(await site.Client().GetStringAsync("/api/growth/awards"));
        var loaded = awards.RootElement.EnumerateArray().ToDictionary(
            award => award.GetProperty("row").GetInt32(),
            award => string.Join(',', award.GetProperty("councils").EnumerateArray().Select(council => council.GetProperty("code").GetString())));
        Assert.Equal(Expected(), loaded);
        Assert.Equal(33, loaded.Count);
        Assert.Equal(40, loaded.Values.SelectMany(codes => codes.Split(',')).Distinct().Count());
    }

    [SiteFact]
    public async Task Load_EveryAward_HasFourteenDaysAndWaitsForTheBoard()
    {
        using var awards = JsonDocument.Parse(await site.Client().GetStringAsync("/growth/awards.json"));
        Assert.All(awards.RootElement.EnumerateArray(), award =>
        {
            Assert.Equal(14, award.GetProperty("days_awarded").GetDecimal());
            Assert.Equal("Recommended", award.GetProperty("state").GetString());
            Assert.Equal("January 2014", award.GetProperty("round").GetString());
        });
    }

    [SiteFact]
    public async Task Csv_JointAward_NamesAllItsCouncilsAndRegions()
    {
        var csv = await site.Client().GetStringAsync("/growth/awards.csv");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("row,award_text,lead_code,lead_name,council_codes,council_names,types,regions,days_awarded,state,round", lines[0].Trim('\uFEFF', '\r'));
        Assert.Equal(34, lines.Length);
        Assert.Contains("HIN,Hinckley and Bosworth Borough Council,HIN;NWA;NUN,", csv);
        Assert.Contains("East Midlands;West Midlands", csv);
    }

    [SiteFact]
    public async Task Api_OneCouncil_GivesItsAwardsOnly()
    {
        using var awards = JsonDocument.Parse(await site.Client().GetStringAsync("/api/growth/awards?council=ash"));
        var award = Assert.Single(awards.RootElement.EnumerateArray());
        Assert.Equal("MAS", award.GetProperty("lead").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync($"/api/growth/awards/{GrowthSite.NoSuchId}")).StatusCode);
    }

    private static Dictionary<int, string> Expected()
    {
        using var parser = new TextFieldParser(Path.Combine(AppContext.BaseDirectory, "Data", "appendix-a-resolved.csv")) { Delimiters = [","] };
        var columns = parser.ReadFields()!;
        var rows = new Dictionary<int, string>();
        while (parser.ReadFields() is { } fields)
            rows.Add(int.Parse(fields[Array.IndexOf(columns, "row")]), fields[Array.IndexOf(columns, "codes")]);
        return rows;
    }
}
