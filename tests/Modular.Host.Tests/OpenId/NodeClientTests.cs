using Modular.Host.Partners;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>The npm package openid-client against the server: a library that is not ours, and that checks what it is told.</summary>
public sealed class NodeClientTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    private const string Who = "api/test-module/who";

    [SiteFact]
    public async Task CodeAndPkce_RefreshAndRevocation()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var node = new NodeClient(site, client);
        var server = await node.DoAsync("discover");
        Assert.Equal(["S256"], server.Json.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(method => method.GetString()));
        Assert.Equal(
            ["authorization_code", "client_credentials", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
            server.Json.GetProperty("grant_types_supported").EnumerateArray().Select(grant => grant.GetString()).Order());

        var start = await node.DoAsync("start", new { scope = $"openid profile email offline_access {OpenIdSite.Scope}", address = OpenIdSite.Redirect });
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var answer = await browser.SubmitAsync(new Uri(start.Text("url")).PathAndQuery, "Allow");
        await site.SwitchAsync();
        var url = answer.Headers.Location!.ToString();
        var tokens = await node.DoAsync("finish", new { url });
        Assert.Equal("Reader", tokens.Text("name"));
        Assert.Equal(200, await CallAsync(node, tokens));
        Assert.EndsWith("@example.org", (await node.DoAsync("person", new { token = tokens.Text("access_token"), sub = tokens.Text("sub") })).Text("email"), StringComparison.Ordinal);

        var next = await node.DoAsync("refresh", new { token = tokens.Text("refresh_token") });
        Assert.Equal(200, await CallAsync(node, next));
        await node.DoAsync("revoke", new { token = next.Text("access_token") });
        Assert.Equal(401, await CallAsync(node, next));
        await node.DoAsync("revoke", new { token = next.Text("refresh_token") });
        Assert.Equal("invalid_grant", (await node.DoAsync("refresh", new { token = next.Text("refresh_token") })).Error);
        Assert.Equal("invalid_grant", (await node.DoAsync("finish", new { url })).Error);
    }

    [SiteFact]
    public async Task ClientCredentials_IntrospectionAndRevocation()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        using var node = new NodeClient(site, machine);
        await node.DoAsync("discover");
        var tokens = await node.DoAsync("credentials", new { scope = OpenIdSite.Scope });
        Assert.Equal(200, await CallAsync(node, tokens));
        Assert.True((await node.DoAsync("introspect", new { token = tokens.Text("access_token") })).Json.GetProperty("active").GetBoolean());
        await site.ChangeAsync(machine, (clients, record) => clients.RevokeAsync(record, default));
        Assert.Equal(401, await CallAsync(node, tokens));
        Assert.Equal(401, (await node.DoAsync("credentials", new { scope = OpenIdSite.Scope })).Json.GetProperty("status").GetInt32());
    }

    [SiteFact]
    public async Task DeviceCode_WhileThePersonDecides()
    {
        using var node = new NodeClient(site, await site.NewClientAsync(ClientKind.CommandLine));
        await node.DoAsync("discover");
        var device = await node.DoAsync("device", new { scope = $"openid {OpenIdSite.Scope}" });
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        await browser.SubmitAsync(new Uri(device.Text("verification_uri_complete")).PathAndQuery, "Allow");
        Assert.Equal(200, await CallAsync(node, await node.DoAsync("poll", new { device = device.Json })));
    }

    private static async Task<int> CallAsync(NodeClient node, Answer tokens)
    {
        var answer = await node.DoAsync("call", new { token = tokens.Text("access_token"), path = Who });
        return answer.Json.GetProperty("status").GetInt32();
    }
}
