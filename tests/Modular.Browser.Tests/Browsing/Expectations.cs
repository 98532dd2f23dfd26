using Microsoft.Playwright;

namespace Modular.Browser.Tests.Browsing;

internal static class Expectations
{
    /// <summary>Waits for the page with this heading.</summary>
    public static Task ShowsAsync(this IPage page, string heading) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    /// <summary>Follows the first link of the main part whose text contains this.</summary>
    public static Task FollowAsync(this IPage page, string text) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = text }).First.ClickAsync();

    /// <summary>Takes a step of a workflow on a record's page, with a reason where one is asked for.</summary>
    public static async Task TakeStepAsync(this IPage page, string step, string? why = null)
    {
        if (why is not null)
        {
            await page.GetByText("Steps that need a reason").ClickAsync();
            await page.GetByLabel("Why").FillAsync(why);
        }
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToBeVisibleAsync();
        await page.ReloadAsync();
    }
}
