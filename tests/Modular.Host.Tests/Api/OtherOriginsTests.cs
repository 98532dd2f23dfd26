using System.Net;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

/// <summary>What scripts of other sites can read, and what they cannot.</summary>
public sealed class OtherOriginsTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    private const string Elsewhere = "https://elsewhere.example.org";

    [SiteTheory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/connect/keys")]
    [InlineData("/connect/userinfo")]
    public async Task Get_WhatClientsNeed_CanBeReadAnywhereWithoutCookies(string path)
    {
        using var client = site.Client();
        var answer = await client.SendAsync(HttpMethod.Get, path, null, ("Origin", Elsewhere));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [SiteTheory]
    [InlineData("/connect/token", "POST", true)]
    [InlineData("/api/test-module/notes", "GET", true)]
    [InlineData("/api/test-module/notes", "POST", false)]
    [InlineData("/api/test-module/notes", "PUT", false)]
    [InlineData("/connect/revoke", "POST", false)]
    [InlineData("/sign-in", "POST", false)]
    public async Task Options_BeforeTheRequest_AllowsTokensAndReadsOnly(string path, string method, bool allowed)
    {
        using var client = site.Client();
        var answer = await client.SendAsync(HttpMethod.Options, path, null, ("Origin", Elsewhere), ("Access-Control-Request-Method", method));
        Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [SiteFact]
    public async Task Get_Api_CanBeReadElsewhereWithATokenOnly()
    {
        using var person = await site.SignedInAsync();
        var cookie = await person.SendAsync(HttpMethod.Get, "/api/test-module/notes", null, ("Origin", Elsewhere));
        Assert.Equal(HttpStatusCode.OK, cookie.StatusCode);
        Assert.False(cookie.Headers.Contains("Access-Control-Allow-Origin"));
        using var client = site.Client();
        var token = await client.SendAsync(HttpMethod.Get, "/api/test-module/who", null, ("Origin", Elsewhere), ("Authorization", "Bearer wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, token.StatusCode);
        Assert.Equal("*", token.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [SiteTheory]
    [InlineData("/api/councils")]
    [InlineData("/api/test-module/notes")]
    public async Task Head_WhatCanBeGot_AnswersWithoutABody(string path)
    {
        using var client = site.Client();
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("\"head\"", await client.GetStringAsync("/openapi/v1.json"), StringComparison.Ordinal);
    }
}
