using System.Net;
using System.Net.Sockets;
using System.Text;
using Modular.Host.Tests.Api;
using Modular.Testing;

namespace Modular.Host.Tests.Abuse;

/// <summary>Through the real server: what a client cannot be made to send by the framework's own.</summary>
public sealed class ServerTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    [SiteFact]
    public async Task Get_WithForwardedHeadersFromSomebodyUnknown_IgnoresThem()
    {
        using var client = site.Client();
        var response = await client.SendAsync(HttpMethod.Get, "/cookies", null, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [SiteFact]
    public async Task Get_ForAForeignHost_NamesItNowhere()
    {
        using var client = site.Client();
        foreach (var path in new[] { "/", "/sign-in", "/workspace", "/calendar", "/openapi/v1.json", "/api/growth/awards?limit=1" })
        {
            var response = await client.SendAsync(HttpMethod.Get, path, null, ("Host", "evil.example"));
            // A redirect to sign in is made absolute by the framework: what it names is what the reader's own browser asked for, and never kept for others.
            Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync());
            Assert.DoesNotContain("evil.example", string.Join(' ', response.Headers.TryGetValues("Link", out var link) ? link : []));
            Assert.DoesNotContain("evil.example", await client.GetStringAsync("/"));
        }
    }

    /// <summary>A feed needs whole addresses and takes them from the request, but nobody gets those of somebody else.</summary>
    [SiteFact]
    public async Task Get_FeedAfterSomebodyAskedForAForeignHost_NamesOurs()
    {
        using var client = site.Client();
        await client.SendAsync(HttpMethod.Get, "/case-studies/feed.atom", null, ("Host", "evil.example"));
        Assert.DoesNotContain("evil.example", await client.GetStringAsync("/case-studies/feed.atom"));
    }

    [SiteTheory]
    [InlineData("/_modules/test-module/../../../../appsettings.json")]
    [InlineData("/_modules/case-studies/%2e%2e/%2e%2e/Modular.Host.dll")]
    [InlineData("/_modules/case-studies/x/..%2f..%2f..%2fModular.Host.dll")]
    [InlineData("/_modules/case-studies/..%5c..%5chost.db")]
    [InlineData("/assets/../../data/stores/host.db")]
    [InlineData("/assets/..%2f..%2fModular.Host.csproj")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/case-studies/a%00b")]
    [InlineData("/growth/awards.csv/../../../host.db")]
    public async Task Get_AboveTheFolder_FindsNothing(string target)
    {
        var answer = await RawAsync($"GET {target} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (404|400|410) ", answer);
    }

    [SiteFact]
    public async Task Post_ABodyWithoutLengthThatDoesNotEnd_IsCutOff()
    {
        using var client = await site.SignedInToApiAsync("growth.edit");
        // Blanks, so that it is its length and not its content that is refused.
        using var endless = new StringContent(new string(' ', 2_000_000));
        endless.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/growth/awards") { Content = endless, Headers = { TransferEncodingChunked = true } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendAsync(request)).StatusCode);
    }

    [SiteFact]
    public async Task Post_AFormThatIsTooLarge_IsRefused()
    {
        using var client = await site.SignedInAsync();
        var response = await client.SubmitAsync("/test-module/notes", "Add", new() { ["Title"] = new string('x', 1_100_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("That is too much at once", (await response.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [SiteFact]
    public async Task Get_HeadersThatAreTooLarge_AreRefused()
    {
        var answer = await RawAsync($"GET / HTTP/1.1\r\nHost: {site.Address.Authority}\r\nX-Large: {new string('x', 40_000)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", answer);
    }

    private async Task<string> RawAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await reader.ReadToEndAsync(limit.Token);
    }
}
