using System.Net;
using System.Text.Json;
using Modular.Host.Accounts;
using Modular.Host.Partners;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>People, and clients that act in their name.</summary>
public sealed class CodeFlowTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    [SiteFact]
    public async Task Allow_ByAPersonWithThePermission_GivesTokensThatWork()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var flow = new CodeFlow(site, client);
        var page = await browser.PageAsync(flow.Path);
        Assert.Contains(client.Name, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Poole Partners", page.Body!.TextContent);
        Assert.Contains("Write notes", page.QuerySelector("#wanted")!.TextContent);
        Assert.DoesNotContain(OpenIdSite.Scope, page.QuerySelector("#wanted")!.TextContent);

        var tokens = await flow.TokensAsync(browser);
        var who = JsonDocument.Parse(await (await site.WhoAsync(tokens.Text("access_token"))).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("Reader", who.GetProperty("name").GetString());
        Assert.True(Guid.TryParse(who.GetProperty("id").GetString(), out _));

        var next = await flow.RefreshAsync(tokens.Text("refresh_token"));
        Assert.Equal(200, await site.StatusAsync(next.Text("access_token")));
        Assert.NotEqual(tokens.Text("refresh_token"), next.Text("refresh_token"));
    }

    [SiteFact]
    public async Task Deny_GivesNothing()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        Assert.Equal("access_denied", (await flow.AllowAsync(browser, "Do not allow"))["error"]);
    }

    [SiteFact]
    public async Task Code_Replayed_IsRefusedAndRevokesTheFamily()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var code = (await flow.AllowAsync(browser))["code"];
        var tokens = await flow.ExchangeAsync(code);
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));

        Assert.Equal("invalid_grant", (await flow.ExchangeAsync(code)).Error);
        Assert.Equal(401, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Text("refresh_token"))).Error);
    }

    [SiteFact]
    public async Task RefreshToken_Reused_IsRefusedAndRevokesTheFamily()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Public));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var first = await flow.TokensAsync(browser);
        var second = await flow.RefreshAsync(first.Text("refresh_token"));
        Assert.Equal(200, await site.StatusAsync(second.Text("access_token")));

        Assert.Equal("invalid_grant", (await flow.RefreshAsync(first.Text("refresh_token"))).Error);
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(second.Text("refresh_token"))).Error);
        Assert.Equal(401, await site.StatusAsync(first.Text("access_token")));
        Assert.Equal(401, await site.StatusAsync(second.Text("access_token")));
    }

    [SiteTheory]
    [InlineData("https://partner.example.org/signed-in/elsewhere")]
    [InlineData("https://partner.example.org/signed-in?next=https://evil.example")]
    [InlineData("https://evil.example/signed-in")]
    public async Task Authorize_OtherRedirectAddress_IsRefusedWithoutGoingThere(string redirect)
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web)) { Redirect = redirect };
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var response = await browser.GetAsync(flow.Path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [SiteFact]
    public async Task Authorize_WithoutPkce_IsRefused()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var none = new CodeFlow(site, client) { Extra = new() { ["code_challenge"] = null, ["code_challenge_method"] = null } };
        Assert.Equal("invalid_request", await none.RefusalAsync(browser));
        var plain = new CodeFlow(site, client) { Extra = new() { ["code_challenge_method"] = "plain" } };
        Assert.Equal("invalid_request", await plain.RefusalAsync(browser));
    }

    [SiteFact]
    public async Task Authorize_ScopeThatTheClientWasNotGranted_IsRefused()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web, scopes: []));
        using var browser = await site.SignedInAsync();
        Assert.Equal("invalid_request", await flow.RefusalAsync(browser));
        var unknown = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web)) { Scopes = "openid nobody.declares" };
        Assert.Equal("invalid_scope", await unknown.RefusalAsync(browser));
    }

    [SiteFact]
    public async Task Token_WithoutTheScope_CannotDoWhatThePersonMayDo()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web, [OpenIdSite.Scope, "host.workspace"])) { Scopes = "openid host.workspace" };
        using var browser = await site.SignedInAsync();
        Assert.Equal(403, await site.StatusAsync((await flow.TokensAsync(browser)).Text("access_token")));
    }

    [SiteFact]
    public async Task Token_CanDoWhatThePersonMayDoNow()
    {
        var email = await site.NewAccountAsync();
        using var browser = await site.BrowserAsync(email);
        var token = (await new CodeFlow(site, await site.NewClientAsync(ClientKind.Web)).TokensAsync(browser)).Text("access_token");
        Assert.Equal(403, await site.StatusAsync(token));

        await site.ChangeAccountAsync(email, (accounts, account) => accounts.AddClaimAsync(account, new(CurrentUser.PermissionClaim, OpenIdSite.Scope)));
        Assert.Equal(200, await site.StatusAsync(token));
        await site.ChangeAccountAsync(email, (accounts, account) => accounts.RemoveClaimAsync(account, new(CurrentUser.PermissionClaim, OpenIdSite.Scope)));
        Assert.Equal(403, await site.StatusAsync(token));
    }

    [SiteFact]
    public async Task Token_OfALockedAccount_IsRefusedAndNotRefreshed()
    {
        var email = await site.NewAccountAsync(OpenIdSite.Scope);
        using var browser = await site.BrowserAsync(email);
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        var tokens = await flow.TokensAsync(browser);
        await site.ChangeAccountAsync(email, (accounts, account) =>
        {
            account.LockedAt = site.Clock.GetUtcNow();
            return accounts.UpdateAsync(account);
        });

        Assert.Equal(401, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Text("refresh_token"))).Error);
    }

    [SiteFact]
    public async Task Token_WhileWrongPasswordsKeepThePersonOut_GoesOn()
    {
        var email = await site.NewAccountAsync(OpenIdSite.Scope);
        using var browser = await site.BrowserAsync(email);
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        var tokens = await flow.TokensAsync(browser);
        await site.ChangeAccountAsync(email, (accounts, account) => accounts.SetLockoutEndDateAsync(account, site.Clock.GetUtcNow().AddMinutes(15)));

        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Equal(200, (await flow.RefreshAsync(tokens.Text("refresh_token"))).Status);
    }

    [SiteFact]
    public async Task Refresh_ForFewerScopes_GetsNoMore()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var tokens = await new CodeFlow(site, client).TokensAsync(browser);
        var fewer = await site.TokenAsync(client, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.Text("refresh_token"), ["scope"] = "openid profile" });
        Assert.Equal(403, await site.StatusAsync(fewer.Text("access_token")));
        Assert.Equal(200, (await new CodeFlow(site, client).RefreshAsync(fewer.Text("refresh_token"))).Status);
    }

    [SiteFact]
    public async Task Refused_ReplayedCode_IsInTheTrail()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        var flow = new CodeFlow(site, client);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var code = (await flow.AllowAsync(browser))["code"];
        await flow.ExchangeAsync(code);
        Assert.Empty(await site.RefusalsAsync(client));
        Assert.Equal("invalid_grant", (await flow.ExchangeAsync(code)).Error);
        Assert.Contains("invalid_grant", Assert.Single(await site.RefusalsAsync(client)));
    }

    [SiteFact]
    public async Task Token_AfterTheClientLostTheScope_CannotDoItAnyMore()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var token = (await new CodeFlow(site, client).TokensAsync(browser)).Text("access_token");
        Assert.Equal(200, await site.StatusAsync(token));
        await site.ChangeAsync(client, (clients, record) =>
        {
            record.ScopeList = [];
            return clients.SaveAsync(record, default);
        });
        Assert.Equal(403, await site.StatusAsync(token));
    }
}
