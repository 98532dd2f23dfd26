using System.Net;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class CachingTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    [SiteFact]
    public async Task Get_PublicPageAgain_ComesFromTheCacheUntilSomethingIsSaved()
    {
        await SettledAsync();
        using var client = site.Client();
        var first = await client.GetAsync("/councils?again");
        // An address is worth keeping once it is asked for again.
        var second = await client.GetAsync("/councils?again");
        var kept = await client.GetAsync("/councils?again");
        Assert.Null(first.Headers.Age);
        Assert.Null(second.Headers.Age);
        Assert.NotNull(kept.Headers.Age);

        using var unchanged = new HttpRequestMessage(HttpMethod.Get, "/councils?again");
        unchanged.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(unchanged)).StatusCode);

        await client.PostAsync("/api/test-module/notes/typed", null);
        var third = await client.GetAsync("/councils?again");
        Assert.Null(third.Headers.Age);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [SiteFact]
    public async Task Get_WhoHasThePageAlready_NeedsNoOther()
    {
        await SettledAsync();
        using var client = site.Client();
        var first = await client.GetAsync("/cookies?once");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/cookies?once") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        var answer = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());

        using var other = new HttpRequestMessage(HttpMethod.Get, "/cookies?once");
        other.Headers.TryAddWithoutValidation("If-None-Match", "W/\"something-else\"");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(other)).StatusCode);
    }

    [SiteTheory]
    [InlineData("/health/ready")]
    [InlineData("/sign-in")]
    [InlineData("/assets/modular.css")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/no-such-page")]
    [InlineData("/workspace")]
    public async Task Get_WhatIsNotAPublicPage_IsNeverCached(string path)
    {
        using var client = site.Client();
        await client.GetAsync(path);
        await client.GetAsync(path);
        Assert.Null((await client.GetAsync(path)).Headers.Age);
    }

    [SiteFact]
    public async Task Get_FromTheCache_HasTheSameHeaders()
    {
        await SettledAsync();
        using var client = site.Client();
        var first = await client.GetAsync("/cookies?headers");
        await client.GetAsync("/cookies?headers");
        var second = await client.GetAsync("/cookies?headers");
        Assert.NotNull(second.Headers.Age);
        Assert.Contains(Names(second), header => header.StartsWith("Content-Security-Policy", StringComparison.Ordinal));
        Assert.Equal(Names(first), Names(second));

        static List<string> Names(HttpResponseMessage response) =>
            [.. response.Headers.Where(header => header.Key is not ("Age" or "Transfer-Encoding" or "Date")).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order()];
    }

    [SiteFact]
    public async Task Get_SignedIn_IsNeverCached()
    {
        using var client = await site.SignedInAsync();
        await client.GetAsync("/councils");
        await client.GetAsync("/councils");
        var again = await client.GetAsync("/councils");
        Assert.Null(again.Headers.Age);
        Assert.Null(again.Headers.ETag);
        Assert.Contains("Sign out", await again.Content.ReadAsStringAsync());
    }

    /// <summary>After a start, search reads every module once, at the latest when somebody searches; each time counts as a change.</summary>
    private async Task SettledAsync()
    {
        using var client = site.Client();
        await client.GetAsync("/search?q=income");
        // A new minute makes a new key as well, on the system's clock, which the site uses: begin when there is time until the next one.
        var second = TimeProvider.System.GetUtcNow().Second;
        if (second > 45)
            await Task.Delay(TimeSpan.FromSeconds(61 - second));
        for (var (quiet, last) = (0, ""); quiet < 3;)
        {
            var tag = (await client.GetAsync("/cookies")).Headers.ETag!.Tag;
            quiet = tag == last ? quiet + 1 : 0;
            last = tag;
            await Task.Delay(300);
        }
    }
}
