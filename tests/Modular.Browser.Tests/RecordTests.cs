using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;

namespace Modular.Browser.Tests;

/// <summary>A module's form from empty to saved; the sample programme has no applications, so this is also how their pages are seen.</summary>
[Collection(InBrowser.Name)]
public sealed class RecordTests(Browsers browsers)
{
    [BrowserFact]
    public async Task AddApplication_FirstEmptyThenFilledIn_IsSaved()
    {
        await using var context = await browsers.AdministratorAsync();
        var check = await PageCheck.InAsync(context);
        var page = check.Page;
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save" });
        Assert.Empty(await check.OpenAsync("/growth/applications/edit"));

        await save.ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        Assert.Empty(await check.LookAsync());

        await page.Locator("[name='Form.Round']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name='Form.Councils']").FillAsync("Poole");
        await page.Locator("[name='Form.Theme']").First.CheckAsync();
        await page.Locator("[name='Form.Brief']").FillAsync("example: help with the harbour");
        await page.Locator("[name='Form.Days']").FillAsync("5");
        await save.ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToBeVisibleAsync();
        Assert.Empty(await check.LookAsync());
        Assert.Matches("^/growth/applications/[0-9a-f-]{36}$", check.Path);
    }
}
