using System.Net;
using Modular.Host.Accounts;
using Modular.Host.Tests.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.Access;

/// <summary>Permissions that somebody has without a role.</summary>
public sealed class DirectPermissionTests(AccountSite site) : IClassFixture<AccountSite>
{
    [SiteFact]
    public async Task TakeAway_ByWhoMayDoItThemselves_EndsAtTheNextRequest()
    {
        var email = await site.NewAccountAsync(HostPermissions.Workspace, "growth.read");
        var page = $"/administration/people/{(await site.AccountAsync(email)).Id}/roles";
        using var person = site.Client();
        await person.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);
        using var client = await site.SignedInAsync();
        var buttons = (await client.PageAsync(page)).QuerySelectorAll("form[action*=TakeAwayDirect] button").Select(found => found.TextContent.Trim());
        var button = buttons.Single(text => text.Contains("Growth advisers", StringComparison.Ordinal));

        using (var helper = await site.SignedInWithAsync(HostPermissions.Workspace, HostPermissions.Administration))
        {
            var refused = await helper.SubmitAsync(page, button);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Ask an administrator", await refused.ErrorsAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);

        (await client.SubmitAsync(page, button)).IsRedirect(page);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/growth/applications")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/workspace")).StatusCode);
    }

    [SiteFact]
    public async Task Give_OnePermission_ReachesNoOtherAndNobodyGivesMoreThanTheyMay()
    {
        var email = await site.NewAccountAsync(HostPermissions.Workspace);
        var page = $"/administration/people/{(await site.AccountAsync(email)).Id}/roles";
        using var person = site.Client();
        await person.SignInAsync(email);
        using (var helper = await site.SignedInWithAsync(HostPermissions.Workspace, HostPermissions.Administration))
        {
            var refused = await helper.SubmitAsync(page, "Give the permission", new() { ["permission"] = "growth.read" });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("cannot give it", await refused.ErrorsAsync(), StringComparison.Ordinal);
            var own = await helper.SubmitAsync($"/administration/people/{(await site.AccountAsync(ModularSite.AdministratorEmail)).Id}/roles", "Give the permission", new() { ["permission"] = HostPermissions.Workspace });
            Assert.Contains("is an administrator", await own.ErrorsAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/growth/applications")).StatusCode);
        using var client = await site.SignedInAsync();
        Assert.Contains("Choose a permission", await (await client.SubmitAsync(page, "Give the permission", new() { ["permission"] = "nobody.declares" })).ErrorsAsync(), StringComparison.Ordinal);
        (await client.SubmitAsync(page, "Give the permission", new() { ["permission"] = "growth.read" })).IsRedirect(page);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/growth/awards/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/administration/people")).StatusCode);
        Assert.Contains("already", await (await client.SubmitAsync(page, "Give the permission", new() { ["permission"] = "growth.read" })).ErrorsAsync(), StringComparison.Ordinal);
    }
}
