using System.Net;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

/// <summary>What somebody who helps with the administration, and is no administrator, can do with the accounts of administrators: nothing.</summary>
public sealed class AdministratorReachTests(AccountSite site) : IClassFixture<AccountSite>
{
    [SiteFact]
    public async Task Post_ToAnAdministrator_ByAHelper_IsRefusedAndChangesNothing()
    {
        var email = await AdministratorAsync();
        var before = await site.AccountAsync(email);
        var page = $"/administration/people/{before.Id}";
        using var person = site.Client();
        await person.SignInAsync(email);
        using var helper = await HelperAsync();
        var token = await TokenAsync(helper, $"/administration/people/{(await site.AccountAsync(await site.NewAccountAsync())).Id}");
        Assert.Contains("Only another administrator", (await helper.PageAsync(page)).QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await helper.PageAsync(page)).QuerySelectorAll("main form"));

        foreach (var path in new[] { "?handler=Lock", "?handler=Unlock", "?handler=Disable", "?handler=Enable", "?handler=EndSessions", "?handler=SendAgain", "?handler=Withdraw", "/reset-second-step" })
        {
            var response = await helper.PostAsync(page + path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Sure", "true")]));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(Granting.AdministratorsOnly, await response.ErrorsAsync(), StringComparison.Ordinal);
        }
        var after = await site.AccountAsync(email);
        Assert.Equal((before.SecurityStamp, AccountState.Active), (after.SecurityStamp, after.StateAt(site.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account")).StatusCode);
    }

    [SiteFact]
    public async Task Post_ToAnAdministrator_ByAnAdministrator_IsDone()
    {
        var page = $"/administration/people/{(await site.AccountAsync(await AdministratorAsync())).Id}";
        using var administrator = await site.SignedInAsync();
        (await administrator.SubmitAsync(page, "Lock")).IsRedirect(page);
        (await administrator.SubmitAsync(page, "Unlock")).IsRedirect(page);
    }

    [SiteFact]
    public async Task Lock_ByAHelper_OfSomebodyElse_IsDone()
    {
        var page = $"/administration/people/{(await site.AccountAsync(await site.NewAccountAsync())).Id}";
        using var helper = await HelperAsync();
        (await helper.SubmitAsync(page, "Lock")).IsRedirect(page);
    }

    [SiteFact]
    public async Task Letters_AreShownToAdministratorsOnly()
    {
        var email = await AdministratorAsync();
        using var nobody = site.Client();
        await nobody.SubmitAsync("/account/forgotten-password", "Send the link", new() { ["Email"] = email });
        var letter = await site.LetterAsync(email, "Choose a new password for Modular");
        using var helper = await HelperAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.GetAsync("/administration/mail")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.GetAsync($"/administration/mail/{letter.Id}")).StatusCode);
        Assert.Null((await helper.PageAsync("/administration")).QuerySelector("a[href='/administration/mail']"));
        using var administrator = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"/administration/mail/{letter.Id}")).StatusCode);
        Assert.NotNull((await administrator.PageAsync("/administration")).QuerySelector("a[href='/administration/mail']"));
    }

    private Task<HttpClient> HelperAsync() => site.SignedInWithAsync(HostPermissions.Administration, HostPermissions.Workspace);

    private async Task<string> AdministratorAsync()
    {
        var email = await site.NewAccountAsync();
        await site.WithAccountAsync(email, (accounts, account) => accounts.AddToRoleAsync(account, Roles.Administrator));
        return email;
    }

    private static async Task<string> TokenAsync(HttpClient client, string page) =>
        (await client.PageAsync(page)).QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
