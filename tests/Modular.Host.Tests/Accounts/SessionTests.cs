using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Modular.Host.Accounts.Sessions;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class SessionTests(AccountSite site) : IClassFixture<AccountSite>
{
    [SiteFact]
    public async Task Session_SurvivesASwitch_AndItsEndDoesToo()
    {
        var email = await site.NewAccountAsync();
        using var first = site.Client();
        using var second = site.Client();
        await first.SignInAsync(email);
        await second.SignInAsync(email);

        await site.NextGenerationAsync();
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/account")).StatusCode);
        (await first.SubmitAsync("/account/sessions", await EndButtonAsync(first))).IsRedirect("/account/sessions");
        await IsSignedOutAsync(second);
        await site.NextGenerationAsync();
        await IsSignedOutAsync(second);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/account")).StatusCode);
    }

    [SiteFact]
    public async Task EndAll_EndsOwnSessionToo()
    {
        var email = await site.NewAccountAsync();
        using var first = site.Client();
        using var second = site.Client();
        await first.SignInAsync(email);
        await second.SignInAsync(email);
        (await first.SubmitAsync("/account/sessions", "Sign out everywhere")).IsRedirect("/sign-in");
        await IsSignedOutAsync(first);
        await IsSignedOutAsync(second);
    }

    [SiteFact]
    public async Task SignOut_EndsTheSession_SoThatACopyOfTheCookieIsRefused()
    {
        var email = await site.NewAccountAsync();
        using var client = site.Client();
        var cookie = CookieOf(await client.SignInAsync(email));
        using var thief = site.CreateDefaultClient();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).StatusCode);

        await client.SubmitAsync("/sign-out", "Sign out");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account")).StatusCode);
    }

    [SiteFact]
    public async Task SignIn_Again_MakesANewSessionAndEndsTheOld()
    {
        var email = await site.NewAccountAsync();
        using var client = site.Client();
        var first = CookieOf(await client.SignInAsync(email));
        using var planted = site.CreateDefaultClient();
        planted.DefaultRequestHeaders.Add("Cookie", first);
        Assert.Equal(HttpStatusCode.OK, (await planted.GetAsync("/account")).StatusCode);

        await client.SubmitAsync("/sign-out", "Sign out");
        var second = CookieOf(await client.SignInAsync(email));
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Redirect, (await planted.GetAsync("/account")).StatusCode);
    }

    /// <summary>Somebody puts the cookie of a session of their own into another's browser, hoping that what the other does there becomes theirs.</summary>
    [SiteFact]
    public async Task SignIn_OverTheLiveSessionOfSomebodyElse_IsRefusedUntilThatIsSignedOut()
    {
        var (attacker, victim) = (await site.NewAccountAsync(), await site.NewAccountAsync());
        using var attackers = site.Client();
        var planted = CookieOf(await attackers.SignInAsync(attacker));
        var jar = new CookieContainer();
        using var browser = site.CreateDefaultClient(new CookieContainerHandler(jar));
        var form = await browser.PageAsync("/sign-in");
        jar.SetCookies(new Uri("http://localhost/"), planted);

        var refused = await browser.SubmitAsync(form, "/sign-in", "Sign in", new() { ["Input.Email"] = victim, ["Input.Password"] = ModularSite.Password });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(attacker, await attackers.GetStringAsync("/account"), StringComparison.Ordinal);
        await browser.SubmitAsync("/account", "Sign out");
        Assert.NotEqual(planted, CookieOf(await browser.SignInAsync(victim)));
        Assert.Contains(victim, await browser.GetStringAsync("/account"), StringComparison.Ordinal);
        await IsSignedOutAsync(attackers);
    }

    [SiteFact]
    public async Task Session_WhoseAccountHasChangedMeanwhile_IsSignedOut()
    {
        var email = await site.NewAccountAsync();
        using var client = site.Client();
        await client.SignInAsync(email);
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        await site.WithAccountAsync(email, (accounts, account) => accounts.UpdateSecurityStampAsync(account));
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        await IsSignedOutAsync(client);
    }

    [SiteFact]
    public async Task List_SaysWhichBrowser_AndNotWhichMachine()
    {
        var email = await site.NewAccountAsync();
        using var client = site.Client();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await client.SignInAsync(email);
        var row = (await client.PageAsync("/account/sessions")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Firefox on Windows", row, StringComparison.Ordinal);
        Assert.Contains("This one", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.x")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.x")]
    [InlineData("2001:db8:1:2::3", "2001:db8:1::/48")]
    [InlineData("127.0.0.1", "This machine")]
    public void Network_IsCoarse(string address, string words) => Assert.Equal(words, NetworkWords.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on Mac")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("curl/8.0", "An unknown browser")]
    [InlineData("", "An unknown browser")]
    public void Browser_InPlainWords(string userAgent, string words) => Assert.Equal(words, BrowserWords.Of(userAgent));

    [SiteFact]
    public async Task Session_IsMarkedSeenAtMostOnceAMinute()
    {
        var email = await site.NewAccountAsync();
        using var client = site.Client();
        await client.SignInAsync(email);
        var began = site.Clock.GetUtcNow();
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await client.GetAsync("/account");
        Assert.Equal(began, await SeenAsync(client));
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        await client.GetAsync("/account");
        Assert.Equal(began.AddSeconds(61), await SeenAsync(client));

        async Task<DateTimeOffset> SeenAsync(HttpClient reader)
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/account")).StatusCode);
            return await site.SeenAtAsync(email);
        }
    }

    private static async Task<string> EndButtonAsync(HttpClient client)
    {
        var button = (await client.PageAsync("/account/sessions")).QuerySelectorAll("form button").First(button => button.TextContent.Trim().StartsWith("End the session", StringComparison.Ordinal));
        return string.Join(' ', button.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    private static string CookieOf(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("modular-session=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task IsSignedOutAsync(HttpClient client) =>
        Assert.StartsWith("/sign-in", (await client.GetAsync("/account")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
}
