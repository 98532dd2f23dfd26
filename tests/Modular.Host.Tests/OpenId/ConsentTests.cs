using System.Net;
using Modular.Host.Partners;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>Being asked, being remembered, and withdrawing.</summary>
public sealed class ConsentTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    [SiteFact]
    public async Task Authorize_Again_RemembersUntilThePersonWithdraws()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        var flow = new CodeFlow(site, client);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var tokens = await flow.TokensAsync(browser);
        var again = await flow.ExchangeAsync(flow.Sent(await browser.GetAsync(flow.Path))["code"]);
        Assert.Equal(200, await site.StatusAsync(again.Text("access_token")));

        var page = await browser.PageAsync("/account/applications");
        Assert.Contains(client.Name, page.Body!.TextContent);
        Assert.Contains("Write notes", page.Body.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync("/account/applications", $"Withdraw from {client.Name}")).StatusCode);

        Assert.Equal(401, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Equal(401, await site.StatusAsync(again.Text("access_token")));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Text("refresh_token"))).Error);
        Assert.NotNull((await browser.PageAsync(flow.Path)).QuerySelector("#wanted"));
        Assert.DoesNotContain(client.Name, (await browser.PageAsync("/account/applications")).Body!.TextContent);
    }

    [SiteFact]
    public async Task Authorize_PublicClientAgain_AsksAgain()
    {
        var client = await site.NewClientAsync(ClientKind.Public);
        var flow = new CodeFlow(site, client);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        await flow.TokensAsync(browser);
        Assert.NotNull((await browser.PageAsync(flow.Path)).QuerySelector("#wanted"));
        var silent = new CodeFlow(site, client) { Extra = new() { ["prompt"] = "none" } };
        Assert.Equal("consent_required", silent.Sent(await browser.GetAsync(silent.Path))["error"]);
    }

    [SiteFact]
    public async Task Withdraw_SomebodyElsesConsent_IsNotFound()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var token = (await new CodeFlow(site, client).TokensAsync(browser)).Text("access_token");
        using var other = await site.SignedInWithAsync(OpenIdSite.Scope);
        await new CodeFlow(site, await site.NewClientAsync(ClientKind.Web)).TokensAsync(other);
        var page = await other.PageAsync("/account/applications");
        var button = page.QuerySelector("main form button")!.TextContent.Trim();

        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(page, "/account/applications", button, new() { ["client"] = client.Record.ToString() })).StatusCode);
        Assert.Equal(200, await site.StatusAsync(token));
    }

    [SiteFact]
    public async Task Authorize_NotSignedIn_SignsInAndComesBack()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        var flow = new CodeFlow(site, client);
        var email = await site.NewAccountAsync(OpenIdSite.Scope);
        using var browser = site.Client();
        var first = await browser.GetAsync(flow.Path);
        var signIn = first.Headers.Location!.ToString();
        Assert.StartsWith("/sign-in?returnUrl=%2Fconnect%2Fauthorize", signIn, StringComparison.Ordinal);
        var back = await browser.SubmitAsync(signIn, "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password });
        var asked = back.Headers.Location!.ToString();
        Assert.Contains("code", flow.Sent(await browser.SubmitAsync(asked, "Allow")).Keys);

        // Remembered, but a form may not be followed by a redirect to another site: a page stands in between.
        var between = await browser.GetAsync(asked);
        Assert.Equal(HttpStatusCode.OK, between.StatusCode);
        Assert.StartsWith("0;url=/connect/authorize?", between.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        var on = (await between.PageAsync()).QuerySelector("#continue")!.GetAttribute("href");
        Assert.Contains("code", flow.Sent(await browser.GetAsync(on)).Keys);
    }

    [SiteFact]
    public async Task Authorize_WithPromptNone_NeverShowsAPage()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web)) { Extra = new() { ["prompt"] = "none" } };
        using var nobody = site.Client();
        Assert.Equal("login_required", flow.Sent(await nobody.GetAsync(flow.Path))["error"]);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        Assert.Equal("consent_required", flow.Sent(await browser.GetAsync(flow.Path))["error"]);
    }

    [SiteFact]
    public async Task Authorize_WithPromptLogin_SignsInAgain()
    {
        var client = await site.NewClientAsync(ClientKind.Web);
        using var other = await site.SignedInWithAsync(OpenIdSite.Scope);
        var login = new CodeFlow(site, client) { Extra = new() { ["prompt"] = "login" } };
        var to = (await other.GetAsync(login.Path)).Headers.Location!.ToString();
        Assert.StartsWith("/sign-in", to, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt", to, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Allow_WithoutAntiforgery_IsRefused()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var page = await browser.PageAsync(flow.Path);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, flow.Path, "Allow", new() { ["__RequestVerificationToken"] = null })).StatusCode);
        Assert.NotNull((await browser.PageAsync(flow.Path)).QuerySelector("#wanted"));
    }

    [SiteFact]
    public async Task Authorize_PostedByAClient_AsksLikeALink()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(site.Address, flow.Path).Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        var page = await browser.PostAsync("/connect/authorize", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("code", flow.Sent(await browser.SubmitAsync(await page.PageAsync(), "/connect/authorize", "Allow")).Keys);
    }

    [SiteFact]
    public async Task Authorize_AllowsTheFormToEndAtTheClient()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var policy = (await browser.GetAsync(flow.Path)).Headers.GetValues("Content-Security-Policy").Single();
        Assert.EndsWith("; form-action 'self' https://partner.example.org", policy, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Switch_InTheMiddle_LosesNothing()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var page = await browser.PageAsync(flow.Path);
        await site.SwitchAsync();
        var code = flow.Sent(await browser.SubmitAsync(page, flow.Path, "Allow"))["code"];
        await site.SwitchAsync();
        var tokens = await flow.ExchangeAsync(code);
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));
        await site.SwitchAsync();
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Equal(200, await site.StatusAsync((await flow.RefreshAsync(tokens.Text("refresh_token"))).Text("access_token")));
    }

    [SiteFact]
    public async Task SignOut_AskedByAClient_AsksThePersonAndGoesBack()
    {
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var hint = (await flow.TokensAsync(browser)).Text("id_token");
        var path = $"/connect/sign-out?id_token_hint={hint}&post_logout_redirect_uri={Uri.EscapeDataString(OpenIdSite.Redirect)}&state=s";
        var response = await browser.SubmitAsync(path, "Sign out here");
        Assert.Equal(OpenIdSite.Redirect + "?state=s", response.Headers.Location!.ToString());
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/account/applications")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }
}
