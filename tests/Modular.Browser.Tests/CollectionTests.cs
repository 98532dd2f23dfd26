using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;

namespace Modular.Browser.Tests;

/// <summary>An editor puts a collection together with scripts switched off, and a reader finds it.</summary>
[Collection(InBrowser.Name)]
public sealed class CollectionTests(Browsers browsers)
{
    [BrowserFact]
    public async Task Collection_PutTogetherAndPublished_IsReadInItsOrder()
    {
        await using var context = await browsers.ReaderAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.SignInAsync(Modular.Testing.ModularSite.AdministratorEmail);
        await page.GotoAsync("/case-studies/manage");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Collections" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New collection" }).ClickAsync();

        await page.GetByLabel("Title").FillAsync("Example: two to compare");
        await page.GetByLabel("Summary").FillAsync("example: how a collection looks");
        await page.GetByLabel("Introduction").FillAsync("Read **both**.");
        await page.GetByLabel("Case study").FillAsync("harrow-recyclables-e-auction");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a case" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Case 2" }).GetByLabel("Case study").FillAsync("camden-wireless-concession");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move case 2 up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("is published");

        await page.GotoAsync("/case-studies/camden-wireless-concession");
        await page.GetByRole(AriaRole.Link, new() { Name = "Example: two to compare" }).ClickAsync();
        await page.ShowsAsync("Example: two to compare");
        Assert.Equal(["Camden: a wireless concession on street furniture", "Harrow: selling dry recyclables by online auction"],
            await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading).AllInnerTextsAsync());
    }
}
