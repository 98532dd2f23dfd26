using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Api.Limits;
using Modular.Host.Tests.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

public sealed class RateLimitTests : IClassFixture<RateLimitTests.LimitedSite>
{
    private readonly LimitedSite site;

    /// <summary>Whatever the tests before have used up, its window is over.</summary>
    public RateLimitTests(LimitedSite site)
    {
        this.site = site;
        site.Clock.Advance(TimeSpan.FromMinutes(10));
    }

    [SiteFact]
    public async Task Get_MoreThanAllowed_IsRefusedUntilTheWindowEndsAndNoSwitchHelps()
    {
        using var client = site.Client();
        var first = (await client.GetAsync("/api/councils/POL")).EnsureSuccessStatusCode();
        Assert.Equal("\"api\";q=4;w=600", first.Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"api\";r=3;t=", first.Headers.GetValues("RateLimit").Single());
        // The second one comes from the cache, but its headers do not.
        Assert.StartsWith("\"api\";r=2;t=", (await client.GetAsync("/api/councils/POL")).Headers.GetValues("RateLimit").Single());
        await client.GetAsync("/api/councils/POL");
        await client.GetAsync("/api/nothing");

        await site.SwitchOffAndOnAsync("Growth");
        var refused = await client.GetAsync("/api/councils/POL");
        await refused.ProblemAsync(429);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        Assert.StartsWith("\"api\";r=0;t=", refused.Headers.GetValues("RateLimit").Single());

        // Somebody with an account has an allowance of their own, and pages have none.
        using var other = await site.SignedInAsync();
        (await other.GetAsync("/api/councils/POL")).EnsureSuccessStatusCode();
        Assert.False((await client.GetAsync("/councils")).EnsureSuccessStatusCode().Headers.Contains("RateLimit"));
    }

    [SiteFact]
    public async Task Post_TokenTooOften_IsRefused()
    {
        using var client = site.Client();
        for (var number = 0; number < 3; number++)
            Assert.NotEqual(429, (int)(await client.PostAsync("/connect/token", new FormUrlEncodedContent([]))).StatusCode);
        var refused = await client.PostAsync("/connect/token", new FormUrlEncodedContent([]));
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [SiteFact]
    public async Task Post_WhereverTokensAreMadeOrTried_CountsTogether()
    {
        using var client = site.Client();
        foreach (var path in new[] { "/connect/introspect", "/connect/revoke", "/connect/device-authorization" })
            Assert.NotEqual(429, (int)(await client.PostAsync(path, new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(429, (int)(await client.PostAsync("/connect/userinfo", new FormUrlEncodedContent([]))).StatusCode);
        foreach (var page in new[] { "/connect/authorize", "/connect/sign-out" })
            Assert.NotEqual(429, (int)(await client.PostAsync(page, new FormUrlEncodedContent([]))).StatusCode);
    }

    [SiteFact]
    public async Task Post_FailedSignInsFromOneAddress_AreStoppedWhateverTheAccount()
    {
        using (await site.SignedInAsync())
        using (await site.SignedInAsync())
        using (var client = site.Client())
        {
            var form = await client.PageAsync("/sign-in");
            for (var number = 0; number < 3; number++)
                Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(form, "/sign-in", "Sign in", new() { ["Input.Email"] = $"{number}@example.org", ["Input.Password"] = "wrong" })).StatusCode);
            var refused = await client.SubmitAsync(form, "/sign-in", "Sign in", new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = ModularSite.Password });
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal("Too many attempts", (await refused.PageAsync()).QuerySelector("h1")!.TextContent);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/sign-in")).StatusCode);
        }
    }

    [SiteFact]
    public async Task Post_PublicFormTooOften_IsRefused()
    {
        using var client = site.Client();
        var form = await client.PageAsync("/account/forgotten-password");
        for (var left = 1; left >= 0; left--)
        {
            var taken = await client.SubmitAsync(form, "/account/forgotten-password", "Send the link", new() { ["Email"] = "nobody@example.org" });
            Assert.StartsWith($"\"public-form\";r={left};t=", taken.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        }
        var refused = await client.SubmitAsync(form, "/account/forgotten-password", "Send the link", new() { ["Email"] = "nobody@example.org" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        // All forms that anybody can send count together, those of people with an account too.
        using var somebody = await site.SignedInWithAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await somebody.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = "new@example.org" })).StatusCode);
    }

    [Fact]
    public void GiveBack_WhatWasNoFailure_CountsNoMore()
    {
        var windows = new RateWindows(new FakeTimeProvider());
        var policy = new RatePolicy("sign-in", 1, TimeSpan.FromMinutes(1), CountsFailures: true);
        Assert.False(windows.Take(policy, "a").Exceeded);
        windows.GiveBack(policy, "a");
        windows.GiveBack(policy, "a");
        Assert.False(windows.Take(policy, "a").Exceeded);
        Assert.True(windows.Take(policy, "a").Exceeded);
    }

    [Fact]
    public void Take_AfterTheWindow_BeginsAnew()
    {
        var clock = new FakeTimeProvider();
        var windows = new RateWindows(clock);
        var policy = new RatePolicy("api", 1, TimeSpan.FromMinutes(1), CountsFailures: false);
        Assert.False(windows.Take(policy, "a").Exceeded);
        Assert.True(windows.Take(policy, "a").Exceeded);
        Assert.False(windows.Take(policy, "b").Exceeded);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(windows.Take(policy, "a").Exceeded);
    }

    [Theory]
    [InlineData("192.0.2.7", "address:192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "address:192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::")]
    public void Of_Address_IsTheNetworkThatPaysForIt(string address, string caller) =>
        Assert.Equal(caller, Caller.Of(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }));

    public sealed class LimitedSite : AccountSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("Limits:Api:Requests", "4"), new("Limits:Api:Window", "00:10:00"), new("Limits:Token:Requests", "3"), new("Limits:SignIn:Requests", "3"),
            new("Limits:PublicForm:Requests", "2"),
        ];
    }
}
