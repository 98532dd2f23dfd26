using System.Net.Http.Json;
using System.Text.Json;
using Modular.Testing;
using Xunit.Abstractions;

namespace CaseLibrary.Tests.Relevance;

public sealed class RelevanceTests(ModularSite site, ITestOutputHelper output) : IClassFixture<ModularSite>
{
    /// <summary>A little below what is reached: a change that makes the search worse is seen.</summary>
    private const double Floor = 0.95;

    [SiteFact]
    public async Task Search_OfJudgedQueries_IsAsGoodAsItWas()
    {
        using var client = site.Client();
        var all = new List<(Judged Judged, double Ndcg)>();
        foreach (var judged in Judged.All(Path.Combine(ModularSite.RepoRoot, "tests", "CaseLibrary.Tests", "Relevance", "queries.csv")))
        {
            var list = await client.GetFromJsonAsync<JsonElement>($"/api/case-studies?examples=yes&limit=10&q={Uri.EscapeDataString(judged.Query)}");
            all.Add((judged, judged.Ndcg([.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!)])));
        }

        var reached = all.Average(one => one.Ndcg);
        output.WriteLine($"{all.Count} queries, nDCG@10 {reached:0.000}");
        foreach (var kind in all.GroupBy(one => one.Judged.Kind))
            output.WriteLine($"  {kind.Key}: {kind.Count()} queries, {kind.Average(one => one.Ndcg):0.000}");
        foreach (var (judged, ndcg) in all.OrderBy(one => one.Ndcg).Take(15))
            output.WriteLine($"  {ndcg:0.000} {judged.Query}");
        Assert.True(all.Count >= 60);
        Assert.True(reached >= Floor, $"nDCG@10 is {reached:0.000}, below {Floor}.");
    }

    [Fact]
    public void Ndcg_OfTheBestOrder_IsOne()
    {
        var judged = new Judged("a", "words", new Dictionary<string, int> { ["one"] = 3, ["two"] = 1 });
        Assert.Equal(1, judged.Ndcg(["one", "two", "other"]), 6);
        Assert.True(judged.Ndcg(["other", "two", "one"]) < 0.7);
        Assert.Equal(0, judged.Ndcg(["other"]));
    }
}
