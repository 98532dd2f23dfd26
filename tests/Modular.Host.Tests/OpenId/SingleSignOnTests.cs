using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Mail;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Host.Tests.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>A second site of ours as the provider at which people sign in.</summary>
public sealed class SingleSignOnTests(OpenIdSite provider) : IClassFixture<OpenIdSite>
{
    [SiteFact]
    public async Task SignIn_AtTheProvider_SignsInWhoHasAnAccountHere()
    {
        var client = await ProviderClientAsync();
        await using var site = new RelyingSite(provider.Address, client);
        var email = await provider.NewAccountAsync();
        await provider.ChangeAccountAsync(email, Confirm);
        await InviteAsync(site, email);
        using var browser = site.Client();
        var button = (await browser.PageAsync("/sign-in?returnUrl=%2Fcouncils")).QuerySelectorAll("a").Single(link => link.TextContent.Trim() == "Sign in with the county");

        var back = await ThroughAsync(site, browser, button.GetAttribute("href")!, email);
        Assert.Equal("/councils", back.Headers.Location!.ToString());
        Assert.Contains("Invited", (await browser.PageAsync("/councils")).QuerySelector(".mod-header__person")!.TextContent);

        // From the second time on the provider's number of the person counts.
        using var other = site.Client();
        Assert.Equal("/workspace", (await ThroughAsync(site, other, "/sign-in/single?returnUrl=https://evil.example/", email)).Headers.Location!.ToString());
    }

    [SiteFact]
    public async Task SignIn_ForTheFirstTime_IsWrittenDownAndCanBeRemoved()
    {
        var client = await ProviderClientAsync();
        await using var site = new RelyingSite(provider.Address, client);
        var email = await provider.NewAccountAsync();
        await provider.ChangeAccountAsync(email, Confirm);
        await InviteAsync(site, email);
        using var browser = site.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await ThroughAsync(site, browser, "/sign-in/single", email)).StatusCode);
        Assert.Contains("With the county", (await browser.PageAsync("/account")).QuerySelector("main")!.TextContent);
        await WaitForLetterAsync(site, email, "can sign in to your account with the county");

        (await browser.SubmitAsync("/account", "Do not sign in with the county any more")).IsRedirect("/account");
        Assert.DoesNotContain("With the county", (await browser.PageAsync("/account")).QuerySelector("main")!.TextContent);
        await WaitForLetterAsync(site, email, "can no longer sign in to your account with the county");
        await using var scope = site.Generation.CreateAsyncScope();
        var told = (await scope.ServiceProvider.GetRequiredService<HostStore>().History.AsNoTracking().ToListAsync()).SelectMany(entry => entry.Changes).Select(change => change.After).ToList();
        Assert.Contains("Single sign on added", told);
        Assert.Contains("Single sign on removed", told);
    }

    [SiteTheory]
    [InlineData(false, "/sign-in/second-step?ReturnUrl=%2Fcouncils")]
    [InlineData(true, "/councils")]
    public async Task SignIn_WithASecondStepHere_AsksForItUnlessTheProviderIsTrusted(bool trusted, string next)
    {
        var client = await ProviderClientAsync();
        await using var site = new RelyingSite(provider.Address, client, trusted);
        var email = await provider.NewAccountAsync();
        await provider.ChangeAccountAsync(email, Confirm);
        await InviteAsync(site, email);
        await site.ChangeAccountAsync(email, (accounts, account) => accounts.SetTwoFactorEnabledAsync(account, true));
        using var browser = site.Client();
        Assert.Equal(next, (await ThroughAsync(site, browser, "/sign-in/single?returnUrl=%2Fcouncils", email)).Headers.Location!.ToString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("mfa", true)]
    [InlineData("pwd", false)]
    public void SecondStep_IsProvedByTheProvidersWord(string amr, bool proved) =>
        Assert.Equal(proved, new SingleSignOn().ProvesSecondStep(new ClaimsPrincipal(new ClaimsIdentity([new("amr", "otp"), new("amr", amr)]))));

    private static async Task WaitForLetterAsync(RelyingSite site, string to, string words)
    {
        var letters = site.Services.GetRequiredService<PickedUp>();
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await letters.AllAsync(CancellationToken.None)).Any(letter => letter.To == to && letter.Text.Contains(words, StringComparison.Ordinal)))
                return;
            await Task.Delay(50);
        }
        Assert.Fail($"No letter to {to} says “{words}”.");
    }

    [SiteFact]
    public async Task SignIn_WithoutAnAccountHere_GivesNone()
    {
        var client = await ProviderClientAsync();
        await using var site = new RelyingSite(provider.Address, client);
        var email = await provider.NewAccountAsync();
        await provider.ChangeAccountAsync(email, Confirm);
        using var browser = site.Client();
        var refused = await ThroughAsync(site, browser, "/sign-in/single", email);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Ask an administrator to invite you", (await refused.PageAsync()).QuerySelector("#problem")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/workspace")).StatusCode);
    }

    [SiteFact]
    public async Task SignIn_WithAnAddressThatTheProviderDidNotVerify_IsRefused()
    {
        var client = await ProviderClientAsync();
        await using var site = new RelyingSite(provider.Address, client);
        var email = await provider.NewAccountAsync();
        await InviteAsync(site, email);
        using var browser = site.Client();
        Assert.Equal(HttpStatusCode.Forbidden, (await ThroughAsync(site, browser, "/sign-in/single", email)).StatusCode);
    }

    [SiteFact]
    public async Task Return_WithoutTheCookiesOfTheWayThere_SaysThatItDidNotWork()
    {
        await using var site = new RelyingSite(provider.Address, await ProviderClientAsync());
        using var browser = site.Client();
        Assert.Equal("/sign-in/single?failed=true", (await browser.GetAsync("/sign-in/returned?code=old&state=old")).Headers.Location!.ToString());
    }

    [SiteFact]
    public async Task SignInPage_WithoutAProvider_OffersNone()
    {
        using var nobody = provider.Client();
        Assert.DoesNotContain("Sign in with", (await nobody.PageAsync("/sign-in")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/sign-in/single")).StatusCode);
    }

    [Theory]
    [InlineData("a@one.example", "true", "", true)]
    [InlineData("a@one.example", null, "", false)]
    [InlineData("a@one.example", null, "one.example", true)]
    [InlineData("a@one.example", "false", "one.example", false)]
    [InlineData("a@one.example", "true", "two.example", false)]
    [InlineData("a@two.example", null, "one.example", false)]
    [InlineData("one.example", null, "two.example", false)]
    public void Email_CountsWhenTheProviderVouchesForIt(string email, string? verified, string domains, bool counts)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new("email", email), .. verified is null ? Array.Empty<Claim>() : [new("email_verified", verified)]]));
        var settings = new SingleSignOn { Domains = domains.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        Assert.Equal(counts ? email : null, settings.EmailOf(person));
    }

    /// <summary>There, sign in, allow, and back again to the last page of the road.</summary>
    private async Task<HttpResponseMessage> ThroughAsync(RelyingSite site, HttpClient browser, string start, string email)
    {
        var away = (await browser.GetAsync(start)).Headers.Location!;
        Assert.Equal(provider.Address.Authority, away.Authority);
        using var there = await provider.BrowserAsync(email);
        var answer = await there.GetAsync(away);
        if (answer.StatusCode == HttpStatusCode.OK)
            answer = await there.SubmitAsync(await answer.PageAsync(), away.PathAndQuery, "Allow");
        Assert.Equal(site.Address.Authority, answer.Headers.Location!.Authority);
        var returned = await browser.GetAsync(answer.Headers.Location);
        return await browser.GetAsync(returned.Headers.Location);
    }

    private async Task<TestClient> ProviderClientAsync() => await provider.NewClientAsync(ClientKind.Public, scopes: [], redirect: "http://127.0.0.1/sign-in/returned");

    private static Task<IdentityResult> Confirm(UserManager<Modular.Host.Accounts.Account> accounts, Modular.Host.Accounts.Account account)
    {
        account.EmailConfirmed = true;
        return accounts.UpdateAsync(account);
    }

    /// <summary>An account here with the same e-mail address and another name.</summary>
    private static async Task InviteAsync(RelyingSite site, string email) => await site.ChangeAccountAsync(await site.NewAccountAsync(), async (accounts, account) =>
    {
        (account.DisplayName, account.Email, account.UserName) = ("Invited", email, email);
        return await accounts.UpdateAsync(account);
    });
}

/// <summary>A site where people may sign in with another one.</summary>
internal sealed class RelyingSite(Uri provider, TestClient client, bool trusted = false) : OpenIdSite
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        .. base.Settings, new("Accounts:SingleSignOn:Authority", provider.ToString()), new("Accounts:SingleSignOn:ClientId", client.Id), new("Accounts:SingleSignOn:Name", "the county"),
        new("Accounts:SingleSignOn:TrustSecondStep", trusted.ToString()),
    ];
}
