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
}
