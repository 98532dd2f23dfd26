using Modular.Testing;

namespace Modular.Host.Tests.Api;

public sealed class PagingTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteTheory]
    [InlineData("/api/growth/awards?limit=10", "items", "id", 33)]
    [InlineData("/api/councils?asAt=2014-01-22&limit=100", "councils", "code", 353)]
    [InlineData("/api/case-studies?examples=yes&limit=7&sort=title", "items", "slug", 23)]
    [InlineData("/api/case-studies?examples=yes", "items", "slug", 23)]
    public async Task Get_PageByPage_GivesEachItemOnce(string first, string list, string key, int count)
    {
        using var client = site.Client();
        var seen = new List<string>();
        for (string? address = first; address is not null;)
        {
            var response = (await client.GetAsync(address)).EnsureSuccessStatusCode();
            var page = await response.Content.JsonAsync();
            seen.AddRange(page.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(key).GetString()!));
            address = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            var links = response.Headers.TryGetValues("Link", out var told) ? told.Where(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal)) : [];
            Assert.Equal(address is null ? null : $"<{address}>; rel=\"next\"", links.SingleOrDefault());
        }
        Assert.Equal(count, seen.Count);
        Assert.Equal(count, seen.Distinct().Count());
    }

    [SiteFact]
    public async Task Get_NextPage_IsTheSameWhenSomethingWasAddedBefore()
    {
        using var client = await site.SignedInToApiAsync(ApiCalls.Reader, ApiCalls.Editor);
        var first = await (await client.GetAsync("/api/growth/awards?limit=5")).Content.JsonAsync();
        var next = first.GetProperty("next").GetString()!;
        var before = await IdsAsync(client, next);
        var rounds = await (await client.GetAsync("/api/growth/rounds")).Content.JsonAsync();
        var added = await client.SendAsync(HttpMethod.Post, "/api/growth/awards",
            new { round = rounds.GetProperty("items")[0].GetProperty("id").GetGuid(), councils = "Leeds", days = 2, row = 900 });
        Assert.Equal(201, (int)added.StatusCode);
        Assert.Equal(before, await IdsAsync(client, next));
    }

    [SiteTheory]
    [InlineData("x")]
    [InlineData("%00")]
    [InlineData("W10")] // []
    [InlineData("bnVsbA")] // null
    [InlineData("WyJhIiwiLTEiXQ")] // ["a","-1"]
    [InlineData("WyJhIiwiOTk5OTk5OTk5OTk5OTkiXQ")] // ["a","99999999999999"]
    [InlineData("WzEsMl0")] // [1,2]
    public async Task Get_Garbage_IsRefused(string cursor)
    {
        await (await site.Client().GetAsync($"/api/growth/awards?cursor={cursor}")).ProblemAsync(400);
        using var reader = await site.SignedInWithAsync(ApiCalls.Reader);
        await (await reader.GetAsync($"/api/growth/applications?cursor={cursor}")).ProblemAsync(400);
        await (await site.Client().GetAsync($"/api/growth/awards?cursor={new string('a', 3000)}")).ProblemAsync(400);
    }

    [SiteFact]
    public async Task Get_ACursorBeyondTheEnd_GivesAnEmptyPage()
    {
        var page = await (await site.Client().GetAsync("/api/growth/awards?cursor=WyJhIiwiNTAwIl0")).Content.JsonAsync(); // ["a","500"]
        Assert.Empty(page.GetProperty("items").EnumerateArray());
        Assert.False(page.TryGetProperty("next", out _));
    }

    private static async Task<List<string>> IdsAsync(HttpClient client, string address) =>
        [.. (await (await client.GetAsync(address)).Content.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
