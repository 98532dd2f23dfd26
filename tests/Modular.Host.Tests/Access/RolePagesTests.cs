using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Access;

/// <summary>Roles and who has them, through the pages.</summary>
public sealed class RolePagesTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Matrix = "/administration/roles";
    private const string New = "/administration/roles/new";

    [SiteTheory]
    [InlineData(Matrix)]
    [InlineData(New)]
    [InlineData("/administration/access")]
    [InlineData("/administration/people/01890a5d-ac96-774b-bcce-b302099a8057/roles")]
    public async Task Pages_WithoutThePermission_AreRefused(string path)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await site.Client().GetAsync(path)).StatusCode);
        using var reader = await site.SignedInWithAsync("host.workspace", "growth.edit");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(path)).StatusCode);
    }

    [SiteTheory]
    [InlineData("/administration/roles/01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("/administration/people/01890a5d-ac96-774b-bcce-b302099a8057/roles")]
    public async Task Pages_OfWhatIsNotThere_AreNotFound(string path)
    {
        using var client = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [SiteFact]
    public async Task Matrix_ShowsEachPermissionByProgrammeWithWordsForTheTicks()
    {
        using var client = await site.SignedInAsync();
        var page = await client.PageAsync(Matrix);
        var table = page.QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent == "Growth advisers");
        Assert.Equal(["Permission", "Administrator", "Programme lead", "Contributor", "Board secretary", "Reader"], table.QuerySelectorAll("thead th").Take(6).Select(cell => cell.TextContent));
        var change = table.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Create and change growth rounds", StringComparison.Ordinal));
        Assert.Equal(["Yes", "Yes", "Yes", "No", "No"], change.QuerySelectorAll("td .govuk-visually-hidden").Take(5).Select(cell => cell.TextContent));
        Assert.NotNull((await client.PageAsync("/administration")).QuerySelector($"a[href='{Matrix}']"));
    }

    [SiteFact]
    public async Task New_Invalid_SaysWhatIsMissingAndKeepsWhatWasTyped()
    {
        using var client = await site.SignedInAsync();
        var response = await client.SubmitAsync(New, "Make the role", new() { ["Input.Name"] = "Reader", ["Input.Description"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["There is a role called “Reader” already. Choose another name", "Enter who the role is for", "Tick what people with this role may do"],
            page.QuerySelectorAll(".govuk-error-summary li").Select(line => line.TextContent));
        Assert.Equal("Reader", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Role_MadeGivenChangedDeletedAndBroughtBack_HoldsAtOnce()
    {
        using var client = await site.SignedInAsync();
        var (email, id) = await AccountAsync();
        using var person = await SignInAsync(email);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/growth/applications")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(New, "Make the role", new() { ["Input.Name"] = "Auditor", ["Input.Description"] = "Looks", ["Input.Permissions"] = "growth.read" })).StatusCode);
        var link = (await client.PageAsync(Matrix)).QuerySelectorAll("a").Single(link => link.TextContent.Contains("the role Auditor", StringComparison.Ordinal)).GetAttribute("href")!;
        await GiveAsync(client, id, link.Split('/')[^1]);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);

        await client.SubmitAsync(link, "Save", new() { ["Input.Permissions"] = "case-studies.edit" });
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/growth/applications")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/case-studies/manage")).StatusCode);

        await client.SubmitAsync(link, "Delete this role");
        var deleted = await client.PageAsync(Matrix);
        Assert.Contains("The role “Auditor” is deleted", deleted.QuerySelector(".govuk-notification-banner")!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/case-studies/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);

        await client.SubmitAsync(deleted, Matrix, "Undo");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/case-studies/manage")).StatusCode);
    }

    [SiteFact]
    public async Task Role_EditedByTwoPeople_ShowsBothSides()
    {
        using var client = await site.SignedInAsync();
        await client.SubmitAsync(New, "Make the role", new() { ["Input.Name"] = "Twice", ["Input.Description"] = "Looks", ["Input.Permissions"] = "growth.read" });
        var link = (await client.PageAsync(Matrix)).QuerySelectorAll("a").Single(link => link.TextContent.Contains("the role Twice", StringComparison.Ordinal)).GetAttribute("href")!;
        var opened = await client.PageAsync(link);
        await client.SubmitAsync(link, "Save", new() { ["Input.Description"] = "Looks hard" });
        var response = await client.SubmitAsync(opened, link, "Save", new() { ["Input.Description"] = "Looks away" });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Looks hard", (await response.PageAsync()).QuerySelector("main")!.TextContent);
    }

    [SiteFact]
    public async Task Grant_ForOneProgramme_ReachesNoOther()
    {
        using var client = await site.SignedInAsync();
        var (email, id) = await AccountAsync();
        await GiveAsync(client, id, "programme-lead", "Growth");
        using var person = await SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/workspace")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/awards/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/case-studies/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/administration")).StatusCode);
    }

    [SiteFact]
    public async Task Grant_TakenAway_EndsAtTheNextRequestAndCanBeUndone()
    {
        using var client = await site.SignedInAsync();
        var (email, id) = await AccountAsync();
        var page = $"/administration/people/{id}/roles";
        await GiveAsync(client, id, "reader");
        using var person = await SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);

        await client.SubmitAsync(page, "Take away: Reader for all programmes");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/growth/applications")).StatusCode);
        var taken = await client.PageAsync(page);
        Assert.Contains("“Reader” for all programmes is taken away", taken.QuerySelector(".govuk-notification-banner")!.TextContent);
        await client.SubmitAsync(taken, page, "Undo");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);

        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var history = await scope.ServiceProvider.GetRequiredService<HostStore>().History.AsNoTracking().Where(entry => entry.HistoryOf == id && entry.RecordType == "Grant").ToListAsync();
        Assert.Equal(["Added", "Changed", "Changed"], history.OrderBy(entry => entry.Id).Select(entry => entry.Action));
        Assert.All(history, entry => Assert.Equal("Administrator", entry.Who));
    }

    [SiteFact]
    public async Task Grant_SurvivesASwitchOfItsProgramme()
    {
        using var client = await site.SignedInAsync();
        var (email, id) = await AccountAsync();
        await GiveAsync(client, id, "reader", "Growth");
        using var person = await SignInAsync(email);
        await client.SubmitAsync("/administration/modules", "Switch off Growth advisers");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/workspace")).StatusCode);
        Assert.Contains("Growth, which is switched off", (await client.PageAsync($"/administration/people/{id}/roles")).QuerySelector("main table")!.TextContent);
        await client.SubmitAsync("/administration/modules", "Switch on Growth advisers");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/growth/applications")).StatusCode);
    }

    [SiteFact]
    public async Task Grant_Invalid_SaysWhyAndKeepsWhatWasTyped()
    {
        using var client = await site.SignedInAsync();
        var (_, id) = await AccountAsync();
        var response = await client.SubmitAsync($"/administration/people/{id}/roles", "Give the role",
            new() { ["Input.Role"] = "reader", ["Input.Programme"] = "Growth", ["Input.Until.Day"] = "1", ["Input.Until.Month"] = "1", ["Input.Until.Year"] = "2014" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal("The last day must be today or later", Assert.Single(page.QuerySelectorAll(".govuk-error-summary li")).TextContent);
        Assert.Equal("2014", page.QuerySelector("#Input_Until_Year")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("input[value=reader]")!.HasAttribute("checked"));
    }

    [SiteFact]
    public async Task TakeAway_TheOnlyAdministrator_SaysWhyNot()
    {
        using var client = await site.SignedInAsync();
        var page = $"/administration/people/{await IdAsync(ModularSite.AdministratorEmail)}/roles";
        var response = await client.SubmitAsync(page, "Take away: Administrator for all programmes");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("This is the only administrator who can sign in", (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/administration")).StatusCode);
    }

    private static async Task GiveAsync(HttpClient client, Guid account, string role, string programme = "")
    {
        var response = await client.SubmitAsync($"/administration/people/{account}/roles", "Give the role", new() { ["Input.Role"] = role, ["Input.Programme"] = programme });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private async Task<(string Email, Guid Id)> AccountAsync()
    {
        var email = await site.NewAccountAsync();
        return (email, await IdAsync(email));
    }

    private async Task<Guid> IdAsync(string email)
    {
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))!.Id;
    }

    private async Task<HttpClient> SignInAsync(string email)
    {
        var client = site.Client();
        await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password });
        return client;
    }
}
