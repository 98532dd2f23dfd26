using System.Net;
using Modular.Host.Tests.Api;
using Modular.Testing;

namespace Modular.Host.Tests.Abuse;

public sealed class HeaderTests(HeaderTests.Site site) : IClassFixture<HeaderTests.Site>
{
    [SiteTheory]
    [InlineData("/", 200)]
    [InlineData("/api/councils/POL", 200)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/nothing", 404)]
    [InlineData("/assets/modular.css", 200)]
    [InlineData("/test-module/notes.csv", 200)]
    [InlineData("/status/500", 404)]
    public async Task Get_Anything_CarriesTheHeaders(string path, int status)
    {
        var response = await site.Client().GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        var policy = Header(response, "Content-Security-Policy");
        foreach (var directive in new[] { "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'" })
            Assert.Contains(directive, policy.Split("; "));
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Equal("require-corp", Header(response, "Cross-Origin-Embedder-Policy"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("publickey-credentials-get=(self)", Header(response, "Permissions-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [SiteFact]
    public async Task Get_OverHttps_AsksToStayThere()
    {
        using var client = site.Client();
        var response = await client.SendAsync(HttpMethod.Get, "/cookies", null, ("X-Forwarded-Proto", "https"));
        Assert.Contains("max-age=31536000", Header(response, "Strict-Transport-Security"));
    }

    [SiteTheory]
    [InlineData("/connect/authorize?client_id=nobody&redirect_uri=https%3A%2F%2Fevil.example%2Fback")]
    [InlineData("/sign-in?returnUrl=%2Fconnect%2Fauthorize%3Fredirect_uri%3Dhttps%253A%252F%252Fevil.example%252Fx")]
    [InlineData("/sign-in?returnUrl=https%3A%2F%2Fevil.example%2Fconnect%2Fauthorize%3Fredirect_uri%3Dhttps%3A%2F%2Fevil.example")]
    [InlineData("/cookies?redirect_uri=https%3A%2F%2Fevil.example")]
    public async Task Get_WithAnAddressOfSomebody_LetsNoFormEndThere(string path)
    {
        var policy = Header(await site.Client().GetAsync(path), "Content-Security-Policy");
        Assert.Equal("form-action 'self'", policy.Split("; ")[^1]);
    }

    [SiteTheory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("modular.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task Get_ForAHost_IsAnsweredWhenItIsOurs(string host, HttpStatusCode status)
    {
        using var client = site.Client();
        Assert.Equal(status, (await client.SendAsync(HttpMethod.Get, "/cookies", null, ("Host", host))).StatusCode);
    }

    [SiteFact]
    public async Task Get_SecurityText_SaysWhereToReport()
    {
        var response = await site.Client().GetAsync("/.well-known/security.txt");
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        Assert.Contains("Contact: mailto:security@example.org", lines);
        Assert.Contains("Contact: https://example.org/report", lines);
        Assert.Contains("Policy: https://example.org/policy", lines);
        var expires = DateTimeOffset.Parse(lines.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))[9..]);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(150), TimeSpan.FromDays(364));
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    /// <summary>Behind a proxy on this machine, under two names.</summary>
    public sealed class Site : ListeningSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            .. base.Settings,
            new("AllowedHosts", "localhost;127.0.0.1;modular.example"),
            new("ForwardedHeaders:KnownProxies", "127.0.0.1,::1"),
            new("Security:Contact", "mailto:security@example.org, https://example.org/report"), new("Security:Policy", "https://example.org/policy"),
        ];
    }
}
