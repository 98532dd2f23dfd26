using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Access;

/// <summary>“Why can, or can't, this person do this?”</summary>
public sealed class WhyTests(ModularSite site) : IClassFixture<ModularSite>
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [SiteFact]
    public async Task Ask_WithARole_NamesItWhoGaveItAndUntilWhen()
    {
        var (email, _) = await PersonAsync(("contributor", "Growth", Today.AddDays(3)));
        var (answer, lines) = await AskAsync($"who={email}&permission=growth.edit");
        Assert.Equal("Yes. Reader may do this: “Create and change growth rounds, applications and awards, and log adviser days” (Growth advisers).", answer);
        Assert.Matches($"^Reader has the role “Contributor” for Growth advisers, given by Modular on .* {Today.Year}, until {Today.AddDays(3):d MMMM yyyy}.$", Assert.Single(lines));
    }

    [SiteFact]
    public async Task Ask_WithoutAnything_SaysWhatWouldBeNeededAndWhoCanGiveIt()
    {
        var (email, _) = await PersonAsync();
        var (answer, lines) = await AskAsync($"who={email}&permission=growth.edit");
        Assert.StartsWith("No. Reader may not do this", answer);
        Assert.Equal(["It comes with one of these roles, for all programmes or for Growth advisers alone: “Administrator”, “Programme lead”, “Contributor”.", "An administrator can give it: Administrator."], lines);
    }

    [SiteFact]
    public async Task Ask_WithWhatEndedOrLiesElsewhere_SaysSo()
    {
        var (email, _) = await PersonAsync(("contributor", null, Today.AddDays(-1)), ("programme-lead", "CaseLibrary", null));
        var (_, lines) = await AskAsync($"who={email}&permission=growth.edit");
        Assert.Equal($"Reader had the role “Contributor” for all programmes, which ended on {Today.AddDays(-1):d MMMM yyyy}.", lines[0]);
        Assert.Contains("which does not reach Growth advisers", lines[1]);
    }

    [SiteFact]
    public async Task Ask_OfAnAdministratorAndOfADirectPermission_SaysSo()
    {
        var (_, lines) = await AskAsync($"who={ModularSite.AdministratorEmail}&permission=host.administration");
        Assert.StartsWith("Administrator is an administrator, given by Modular on", Assert.Single(lines));
        (_, lines) = await AskAsync($"who={await site.NewAccountAsync("growth.read")}&permission=growth.read");
        Assert.StartsWith("Reader has this permission directly, without a role, given by Modular on", Assert.Single(lines));
    }

    [SiteTheory]
    [InlineData("/growth/applications", "“See growth applications")]
    [InlineData("/case-studies/manage/new?from=here", "“Write and edit case studies")]
    [InlineData("/administration/jobs", "“Switch programmes on and off")]
    [InlineData("/councils/POL", "Yes. /councils/POL is public")]
    public async Task Ask_ByAddress_FindsItsPermission(string address, string expected)
    {
        var (answer, _) = await AskAsync($"who={ModularSite.AdministratorEmail}&address={Uri.EscapeDataString(address)}");
        Assert.Contains(expected, answer);
    }

    [SiteFact]
    public async Task Ask_OfAnAddressOrAPersonThatIsNotThere_SaysSo()
    {
        using var client = await site.SignedInAsync();
        var response = await client.GetAsync($"/administration/access?who={ModularSite.AdministratorEmail}&address=/nowhere");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.StartsWith("No page of this site answers", page.QuerySelector(".govuk-error-summary li")!.TextContent);
        Assert.Equal("#address", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("/nowhere", page.QuerySelector("#address")!.GetAttribute("value"));
        Assert.Contains("Nobody with an account is called that", (await client.PageAsync("/administration/access?who=zzz")).QuerySelector("main")!.TextContent);
    }

    [SiteFact]
    public async Task Search_ByAPartOfTheName_LeadsToTheQuestionAboutEach()
    {
        var (_, id) = await PersonAsync();
        await PersonAsync();
        using var client = await site.SignedInAsync();
        var found = await client.PageAsync("/administration/access?who=read&permission=growth.edit");
        Assert.Contains(found.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"/administration/access?who={id}&permission=growth.edit");
    }

    private async Task<(string Answer, IReadOnlyList<string> Lines)> AskAsync(string question)
    {
        using var client = await site.SignedInAsync();
        IHtmlDocument page = await client.PageAsync($"/administration/access?{question}");
        var answer = page.QuerySelector(".govuk-inset-text")!;
        return (answer.QuerySelector("strong")!.TextContent, [.. answer.QuerySelectorAll("li").Select(line => line.TextContent)]);
    }

    private async Task<(string Email, Guid Id)> PersonAsync(params (string Role, string? Programme, DateOnly? Until)[] grants)
    {
        var email = await site.NewAccountAsync();
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var id = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))!.Id;
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        store.AddRange(grants.Select(grant => new Grant { AccountId = id, Role = grant.Role, Programme = grant.Programme, Until = grant.Until }));
        await store.SaveChangesAsync();
        return (email, id);
    }
}
