using System.Net;
using Modular.Host.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class PeopleTests(AccountSite site) : IClassFixture<AccountSite>
{
    [SiteFact]
    public async Task Get_People_FindsByNameAndState()
    {
        var email = await site.NewAccountAsync();
        using var client = await site.SignedInAsync();
        var found = await client.PageAsync($"/administration/people?q={email[..10]}");
        Assert.Equal(email, Assert.Single(found.QuerySelectorAll("tbody tr")).QuerySelector("td")!.TextContent);
        Assert.Contains("Never", found.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await client.PageAsync($"/administration/people?q={email[..10]}&state=active")).QuerySelectorAll("tbody tr"));
        Assert.Empty((await client.PageAsync($"/administration/people?q={email[..10]}&state=disabled")).QuerySelectorAll("tbody tr"));
    }

    [SiteFact]
    public async Task Lock_SignsOutAtOnce_AndUnlockLetsIn()
    {
        var (email, page) = await PersonAsync();
        using var person = site.Client();
        await person.SignInAsync(email);
        using var client = await site.SignedInAsync();

        (await client.SubmitAsync(page, "Lock")).IsRedirect(page);
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SignInAsync(email)).StatusCode);
        var shown = await client.PageAsync(page);
        Assert.Contains("Locked", shown.QuerySelector(".govuk-tag")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed: Account by Administrator", shown.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);

        (await client.SubmitAsync(page, "Unlock")).IsRedirect(page);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SignInAsync(email)).StatusCode);
    }

    [SiteFact]
    public async Task Unlock_AfterTooManyAttempts_LetsInAtOnce()
    {
        var (email, page) = await PersonAsync();
        using var person = site.Client();
        for (var tries = 0; tries < LockOut.FreeTries; tries++)
            await person.SignInAsync(email, Signing.Wrong);
        using var client = await site.SignedInAsync();
        Assert.Contains("after too many wrong", (await client.PageAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(page, "Unlock");
        Assert.Equal(HttpStatusCode.Redirect, (await person.SignInAsync(email)).StatusCode);
    }

    [SiteFact]
    public async Task Disable_CanBeUndone()
    {
        var (email, page) = await PersonAsync();
        using var person = site.Client();
        await person.SignInAsync(email);
        using var client = await site.SignedInAsync();
        (await client.SubmitAsync(page, "Disable")).IsRedirect(page);
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SignInAsync(email)).StatusCode);
        await client.SubmitAsync(page, "Take the account into use again");
        Assert.Equal(HttpStatusCode.Redirect, (await person.SignInAsync(email)).StatusCode);
    }

    [SiteFact]
    public async Task SignOutEverywhere_EndsTheSessionsOfThePerson()
    {
        var (email, page) = await PersonAsync();
        using var person = site.Client();
        await person.SignInAsync(email);
        using var client = await site.SignedInAsync();
        (await client.SubmitAsync(page, "Sign out everywhere")).IsRedirect(page);
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/account")).StatusCode);
    }

    [SiteFact]
    public async Task Lock_OwnAccount_IsRefused()
    {
        var (_, other) = await PersonAsync();
        using var client = await site.SignedInAsync();
        var own = $"/administration/people/{(await site.AccountAsync(ModularSite.AdministratorEmail)).Id}";
        var form = await client.PageAsync(other);
        var token = form.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "Lock", "Disable" })
        {
            var response = await client.PostAsync($"{own}?handler={handler}", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("your own account", await response.ErrorsAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(AccountState.Active, (await site.AccountAsync(ModularSite.AdministratorEmail)).StateAt(site.Clock.GetUtcNow()));
    }

    [SiteFact]
    public async Task Get_SomebodyWhoIsNotThere_IsNotFound()
    {
        using var client = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/administration/people/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/administration/mail/{Guid.NewGuid()}")).StatusCode);
    }

    private async Task<(string Email, string Page)> PersonAsync()
    {
        var email = await site.NewAccountAsync();
        return (email, $"/administration/people/{(await site.AccountAsync(email)).Id}");
    }
}
