using Modular.Testing;

namespace Modular.Host.Tests.Api;

public sealed class VersionTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_WithTheVersionThatOneHas_IsNotModified()
    {
        var (client, address, tag, _) = await AwardAsync();
        var again = await client.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", tag));
        Assert.Equal(304, (int)again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(200, (int)(await client.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", $"\"{Guid.NewGuid():n}\""))).StatusCode);
    }

    [SiteFact]
    public async Task Put_WithTheVersion_ChangesTheRecordAndGivesTheNewOne()
    {
        var (client, address, tag, body) = await AwardAsync();
        var changed = await client.SendAsync(HttpMethod.Put, address, body with { Days = 4.5m }, ("If-Match", tag));
        Assert.Equal(200, (int)changed.StatusCode);
        Assert.Equal(4.5m, (await changed.Content.JsonAsync()).GetProperty("daysAwarded").GetDecimal());
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
        Assert.Equal(changed.Headers.ETag.Tag, (await client.GetAsync(address)).Headers.ETag!.Tag);
    }

    [SiteTheory]
    [InlineData(null)]
    [InlineData("*")]
    public async Task Put_WithoutAVersion_IsRefused(string? match)
    {
        var (client, address, _, body) = await AwardAsync();
        await (await client.SendAsync(HttpMethod.Put, address, body, match is null ? [] : [("If-Match", match)])).ProblemAsync(428);
    }

    [SiteTheory]
    [InlineData("\"00000000000070008000000000000000\"")]
    [InlineData("garbage")]
    [InlineData("W/\"x\"")]
    public async Task Put_WithAnotherVersion_IsRefusedAndToldTheCurrentOne(string match)
    {
        var (client, address, tag, body) = await AwardAsync();
        var problem = await (await client.SendAsync(HttpMethod.Put, address, body with { Days = 9 }, ("If-Match", match))).ProblemAsync(412);
        Assert.Equal(tag, problem.GetProperty("current").GetString());
        Assert.Equal(3, (await (await client.GetAsync(address)).Content.JsonAsync()).GetProperty("daysAwarded").GetDecimal());
    }

    private async Task<(HttpClient Client, string Address, string Tag, Body Sent)> AwardAsync()
    {
        var client = await site.SignedInToApiAsync(ApiCalls.Reader, ApiCalls.Editor);
        var rounds = await (await client.GetAsync("/api/growth/rounds")).Content.JsonAsync();
        var body = new Body(rounds.GetProperty("items")[0].GetProperty("id").GetGuid(), "Poole", 3);
        var added = await client.SendAsync(HttpMethod.Post, "/api/growth/awards", body);
        Assert.Equal(201, (int)added.StatusCode);
        return (client, added.Headers.Location!.OriginalString, added.Headers.ETag!.Tag, body);
    }

    private sealed record Body(Guid Round, string Councils, decimal Days);
}
