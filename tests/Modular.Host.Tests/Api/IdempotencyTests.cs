using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Api.Idempotency;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

public sealed class IdempotencyTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Awards = "/api/growth/awards";

    [SiteFact]
    public async Task Post_Again_IsAnsweredAsBeforeAndDoesNothingTwice()
    {
        var (client, body, key) = await EditorAsync();
        var before = await CountAsync(client);
        var first = await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key));
        await site.SwitchOffAndOnAsync("CaseLibrary");
        var second = await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key));

        Assert.Equal(201, (int)first.StatusCode);
        Assert.Equal(201, (int)second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(before + 1, await CountAsync(client));
    }

    [SiteFact]
    public async Task Post_AnotherBodyUnderTheKey_IsRefused()
    {
        var (client, body, key) = await EditorAsync();
        await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key));
        await (await client.SendAsync(HttpMethod.Post, Awards, await client.NewAwardAsync(days: 5), ("Idempotency-Key", key))).ProblemAsync(422);
    }

    [SiteFact]
    public async Task Post_AnotherCallersKey_IsCarriedOut()
    {
        var (client, body, key) = await EditorAsync();
        var first = await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key));
        var (other, _, _) = await EditorAsync();
        var second = await other.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key));
        Assert.Equal(201, (int)second.StatusCode);
        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
    }

    [SiteFact]
    public async Task Post_SeveralAtOnce_IsCarriedOutOnce()
    {
        var (client, body, key) = await EditorAsync();
        var before = await CountAsync(client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key))));
        Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 409 }));
        Assert.Single(answers, answer => (int)answer.StatusCode == 201 && !answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(before + 1, await CountAsync(client));
    }

    [SiteFact]
    public async Task Post_PutRightUnderTheSameKey_IsCarriedOut()
    {
        var (client, body, key) = await EditorAsync();
        await (await client.SendAsync(HttpMethod.Post, Awards, new { councils = "Poole" }, ("Idempotency-Key", key))).ProblemAsync(400);
        Assert.Equal(201, (int)(await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key))).StatusCode);
    }

    [SiteTheory]
    [InlineData("two words")]
    [InlineData("é")]
    public async Task Post_AKeyThatIsNone_IsRefused(string key)
    {
        var (client, body, _) = await EditorAsync();
        await (await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", key))).ProblemAsync(400);
        await (await client.SendAsync(HttpMethod.Post, Awards, body, ("Idempotency-Key", new string('x', 201)))).ProblemAsync(400);
    }

    [SiteFact]
    public async Task Claim_AfterARestart_FindsTheAnswerForADay()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var key = Guid.NewGuid().ToString();
        var databases = site.Services.GetRequiredService<StoreDatabases>();
        Assert.Null(await new IdempotencyLedger(databases, clock).ClaimAsync("client:a", key, "print", CancellationToken.None));
        await new IdempotencyLedger(databases, clock).KeepAsync(new IdempotentAnswer { Caller = "client:a", Key = key, Fingerprint = "print", At = default, Status = 201, Location = "/api/x" });

        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal("/api/x", (await new IdempotencyLedger(databases, clock).ClaimAsync("client:a", key, "print", CancellationToken.None))?.Location);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await new IdempotencyLedger(databases, clock).ClaimAsync("client:a", key, "print", CancellationToken.None));
    }

    private async Task<(HttpClient Client, object Body, string Key)> EditorAsync()
    {
        var client = await site.SignedInToApiAsync(ApiCalls.Reader, ApiCalls.Editor);
        return (client, await client.NewAwardAsync(), Guid.NewGuid().ToString());
    }

    private static async Task<int> CountAsync(HttpClient client) => (await (await client.GetAsync(Awards)).Content.JsonAsync()).GetArrayLength();
}
