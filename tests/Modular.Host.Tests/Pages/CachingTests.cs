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
        var first = await client.GetAsync("/councils");
        var second = await client.GetAsync("/councils");
        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);

        using var unchanged = new HttpRequestMessage(HttpMethod.Get, "/councils");
        unchanged.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(unchanged)).StatusCode);

        await client.PostAsync("/api/test-module/notes/typed", null);
        var third = await client.GetAsync("/councils");
        Assert.Null(third.Headers.Age);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [SiteFact]
    public async Task Get_SignedIn_IsNeverCached()
    {
        using var client = await site.SignedInAsync();
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
