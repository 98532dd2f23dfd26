using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Modular.Browser.Tests.Browsing;

/// <summary>The page on which programmes are switched on and off.</summary>
internal static class Programmes
{
    public const string CaseLibrary = "Income generation case studies";

    /// <summary>Opens the page through the menu, presses the button and waits until the page says that it is done.</summary>
    public static async Task SwitchAsync(this IPage page, string programme, bool on)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" }).GetByRole(AriaRole.Link, new() { Name = "Administration" }).ClickAsync();
        await page.FollowAsync("Programmes");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Switch {(on ? "on" : "off")} {programme}" }).ClickAsync();
        var done = new Regex($"{Regex.Escape(programme)} is switched {(on ? "on" : "off")}");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Or(page.Locator(".govuk-notification-banner"))).ToContainTextAsync(done);
    }
}
