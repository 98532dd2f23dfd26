using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Partners;
using Modular.Host.Tests.OpenId;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

/// <summary>Whoever got hold of an account through an application loses it with everything else.</summary>
public sealed class EverywhereTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    [SiteFact]
    public Task PasswordChanged_ApplicationsAreSignedOutToo() => EndsAsync(async (browser, _) =>
        (await browser.SubmitAsync("/account/password", "Save the password", new() { ["Present"] = ModularSite.Password, ["Input.Password"] = "gravel otter lantern" })).IsRedirect("/account"));

    [SiteFact]
    public Task SignedOutEverywhere_ApplicationsAreSignedOutToo() => EndsAsync(async (browser, _) =>
        (await browser.SubmitAsync("/account/sessions", "Sign out everywhere")).IsRedirect("/sign-in"));

    [SiteFact]
    public Task SecondStepReset_ApplicationsAreSignedOutToo() => EndsAsync(async (_, email) =>
    {
        await using var scope = site.Generation.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindByEmailAsync(email);
        await scope.ServiceProvider.GetRequiredService<AccountStanding>().ResetSecondStepAsync(account!);
    });

    private async Task EndsAsync(Func<HttpClient, string, Task> ends)
    {
        var email = await site.NewAccountAsync(OpenIdSite.Scope);
        using var browser = await site.BrowserAsync(email);
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        var tokens = await flow.TokensAsync(browser);
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));

        await ends(browser, email);
        Assert.Equal(401, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Text("refresh_token"))).Error);
    }
}
