using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;

namespace Modular.Browser.Tests;

/// <summary>What people see when something is not as they hoped is held to the same rules as every other page.</summary>
[Collection(InBrowser.Name)]
public sealed class ErrorPageTests(Browsers browsers)
{
    [BrowserFact]
    public async Task Open_UnknownAddress_ShowsNotFound()
    {
        await using var context = await browsers.ReaderAsync();
        var check = await PageCheck.InAsync(context);
        Assert.Empty(await check.OpenAsync("/no-such-page", status: 404));
        await check.Page.ShowsAsync("Page not found");
    }

    [BrowserFact]
    public async Task Open_WithoutPermission_ShowsNotAllowed()
    {
        await using var context = await browsers.PersonAsync();
        var check = await PageCheck.InAsync(context);
        Assert.Empty(await check.OpenAsync("/administration/modules", status: 403));
        await check.Page.ShowsAsync("You may not open this page");
    }

    [BrowserFact]
    public async Task SendForm_Invalid_NamesTheFieldsAndLeadsToThem()
    {
        await using var context = await browsers.ReaderAsync();
        var check = await PageCheck.InAsync(context);
        Assert.Empty(await check.OpenAsync("/sign-in"));
        var page = check.Page;

        var response = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync(),
            answer => answer.Request.Method == "POST");

        Assert.Equal(400, response.Status);
        await page.ShowsAsync("Sign in");
        Assert.Empty(await check.LookAsync());
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Enter your password" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeFocusedAsync();
    }
}
