using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Testing;

namespace Modular.Browser.Tests;

/// <summary>The site does its work where scripts are switched off or did not arrive.</summary>
[Collection(InBrowser.Name)]
public sealed class NoScriptTests(Browsers browsers)
{
    [BrowserFact]
    public async Task Councils_FilteredByName_LeadToTheCouncil()
    {
        await using var context = await browsers.ReaderAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" }).GetByRole(AriaRole.Link, new() { Name = "Councils" }).ClickAsync();

        await page.GetByLabel("As at", new() { Exact = true }).FillAsync("2014-01-22");
        await page.GetByLabel("Name or code").FillAsync("Poole");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show councils" }).ClickAsync();
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link, new() { Name = "Poole" }).First.ClickAsync();

        await page.ShowsAsync("Borough of Poole");
    }

    [BrowserFact]
    public async Task CaseStudies_FilteredByKind_LeadToTheCase()
    {
        await using var context = await browsers.ReaderAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" }).GetByRole(AriaRole.Link, new() { Name = "Case studies" }).ClickAsync();

        await page.GetByRole(AriaRole.Group, new() { Name = "Kind" }).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply filters" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Chosen filters" })).ToBeVisibleAsync();
        var first = page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Link).First;
        var title = await first.InnerTextAsync();
        await first.ClickAsync();

        await page.ShowsAsync(title);
    }

    [BrowserFact]
    public async Task Programme_SwitchedOffAndOn_AfterSigningIn()
    {
        await using var context = await browsers.ReaderAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.SignInAsync(ModularSite.AdministratorEmail);
        await Assertions.Expect(page).ToHaveURLAsync(browsers.Site.Address + "/workspace");

        await page.SwitchAsync(Programmes.CaseLibrary, on: false);
        await page.SwitchAsync(Programmes.CaseLibrary, on: true);
    }
}
