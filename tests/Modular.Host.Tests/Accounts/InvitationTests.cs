using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class InvitationTests(AccountSite site) : IClassFixture<AccountSite>
{
    private const string Subject = "Your invitation to Modular";
    private const string NewPassword = "gravel otter lantern";

    [SiteFact]
    public async Task Get_PeopleNotSignedIn_AsksToSignIn()
    {
        using var client = site.Client();
        Assert.StartsWith("/sign-in?", (await client.GetAsync("/administration/people/invite")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_PeopleWithoutPermission_IsForbidden()
    {
        using var client = await site.SignedInWithAsync(HostPermissions.Workspace);
        foreach (var path in new[] { "/administration/people", "/administration/people/invite", $"/administration/people/{Guid.NewGuid()}", "/administration/mail" })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(path)).StatusCode);
    }

    [SiteFact]
    public async Task Post_WithoutAddress_KeepsTheNameAndSaysWhatIsMissing()
    {
        using var client = await site.SignedInAsync();
        var response = await client.SubmitAsync("/administration/people/invite", "Send the invitation", new() { ["Input.Name"] = "Priya Raman" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal("Priya Raman", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Contains("Enter the person’s e-mail address", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_AddressThatHasAnAccount_IsRefused()
    {
        using var client = await site.SignedInAsync();
        var response = await client.SubmitAsync("/administration/people/invite", "Send the invitation",
            new() { ["Input.Name"] = "Somebody", ["Input.Email"] = ModularSite.AdministratorEmail });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("already", await response.ErrorsAsync(), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Accept_WithPassword_SignsInOnceAndOverASwitch()
    {
        var email = await InviteAsync();
        var link = await site.LinkAsync(email, Subject);
        await site.NextGenerationAsync();

        using var client = site.Client();
        var common = await client.SubmitAsync(link, "Create the account", new() { ["Input.Password"] = "Password123456" });
        Assert.Equal(HttpStatusCode.BadRequest, common.StatusCode);
        Assert.Contains("harder to guess", await common.ErrorsAsync(), StringComparison.Ordinal);
        var tooShort = await client.SubmitAsync(link, "Create the account", new() { ["Input.Password"] = "otter" });
        Assert.Contains("12 characters or more", await tooShort.ErrorsAsync(), StringComparison.Ordinal);

        (await client.SubmitAsync(link, "Create the account", new() { ["Input.Password"] = NewPassword })).IsRedirect("/account");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        var account = await site.AccountAsync(email);
        Assert.Equal(AccountState.Active, account.StateAt(site.Clock.GetUtcNow()));
        Assert.True(account.EmailConfirmed);

        using var other = site.Client();
        var again = await other.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("does not work any more", (await again.PageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync(email, NewPassword)).StatusCode);
    }

    [SiteFact]
    public async Task Accept_AfterSevenDays_IsTooLate()
    {
        var link = await site.LinkAsync(await InviteAsync(), Subject);
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link)).StatusCode);
        site.Clock.Advance(TimeSpan.FromDays(AccountLinks.InvitationDays) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);
    }

    [SiteFact]
    public async Task SendAgain_StopsTheEarlierLink_AndWithdrawStopsBoth()
    {
        var email = await InviteAsync();
        var first = await site.LinkAsync(email, Subject);
        using var administrator = await site.SignedInAsync();
        var page = $"/administration/people/{(await site.AccountAsync(email)).Id}";
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await administrator.SubmitAsync(page, "Send the invitation again");
        var second = first;
        for (var tries = 0; tries < 100 && second == first; tries++)
        {
            await Task.Delay(50);
            second = await site.LinkAsync(email, Subject);
        }
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(second)).StatusCode);

        (await administrator.SubmitAsync(page, "Withdraw the invitation")).IsRedirect("/administration/people");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(page)).StatusCode);
    }

    [SiteFact]
    public async Task Withdraw_AnAccountThatChangedMeanwhile_DoesNothingAndWritesNothingDown()
    {
        var email = await InviteAsync();
        var id = (await site.AccountAsync(email)).Id;
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var invitations = scope.ServiceProvider.GetRequiredService<Invitations>();
        var read = await scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindByIdAsync(id.ToString());
        await site.WithAccountAsync(email, (accounts, account) => accounts.UpdateSecurityStampAsync(account));

        Assert.False(await invitations.WithdrawAsync(read!));
        Assert.Null(scope.ServiceProvider.GetRequiredService<HostStore>().Database.CurrentTransaction);
        Assert.NotNull(await site.AccountAsync(email));
        using var administrator = await site.SignedInAsync();
        Assert.DoesNotContain("Invitation withdrawn", (await administrator.PageAsync($"/administration/people/{id}")).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [SiteFact]
    public async Task Link_WithAForgedHost_PointsHere()
    {
        using var client = site.Client();
        var form = await client.PageAsync("/account/forgotten-password");
        client.DefaultRequestHeaders.Host = "evil.example";
        await client.SubmitAsync(form, "/account/forgotten-password", "Send the link", new() { ["Email"] = ModularSite.AdministratorEmail });
        var letter = await site.LetterAsync(ModularSite.AdministratorEmail, "Choose a new password for Modular");
        Assert.DoesNotContain("evil", letter.Text, StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        using var administrator = await site.SignedInAsync();
        var response = await administrator.SubmitAsync("/administration/people/invite", "Send the invitation",
            new() { ["Input.Name"] = "Priya Raman", ["Input.Email"] = email });
        response.IsRedirect($"/administration/people/{(await site.AccountAsync(email)).Id}");
        return email;
    }
}
