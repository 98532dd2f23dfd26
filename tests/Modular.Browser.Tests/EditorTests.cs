using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;

namespace Modular.Browser.Tests;

/// <summary>The editor of a case study with JavaScript: what is typed is seen as readers will see it, and survives a closed browser.</summary>
[Collection(InBrowser.Name)]
public sealed class EditorTests(Browsers browsers)
{
    private const string New = "/case-studies/manage/new";
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MODULAR_SCREENSHOTS");

    [BrowserFact]
    public async Task Typing_IsPreviewedAndKept_AndOfferedAfterTheBrowserWasClosed()
    {
        await using (var first = await browsers.AdministratorAsync())
        {
            var page = await first.NewPageAsync();
            await page.GotoAsync(New);
            await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Poole: typed in a browser");
            var text = page.GetByLabel("Text", new() { Exact = true });
            await text.FillAsync("Bold");
            await text.SelectTextAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Bold" }).ClickAsync();
            await Assertions.Expect(text).ToHaveValueAsync("**Bold**");
            await page.GetByRole(AriaRole.Button, new() { Name = "Money callout" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-preview] .mod-callout")).ToContainTextAsync("£0 net a year");
            await Assertions.Expect(page.Locator("[data-preview] strong").First).ToHaveTextAsync("Bold");
            await Assertions.Expect(page.Locator("[data-kept]")).ToContainTextAsync("Saved at ");
            await PictureAsync(page, "editor");
        }

        await using var second = await browsers.AdministratorAsync();
        var back = await second.NewPageAsync();
        await back.GotoAsync(New);
        await Assertions.Expect(back.GetByRole(AriaRole.Main)).ToContainTextAsync("You have unsaved changes from");
        await PictureAsync(back, "kept");
        await back.GetByRole(AriaRole.Button, new() { Name = "Restore them" }).ClickAsync();
        await Assertions.Expect(back.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Poole: typed in a browser");
        await Assertions.Expect(back.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^\*\*Bold\*\*\n\n> \[!money\]"));
        await back.GotoAsync(New);
        await back.GetByRole(AriaRole.Button, new() { Name = "Discard them" }).ClickAsync();
        await Assertions.Expect(back.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("You have unsaved changes from");
    }

    [BrowserFact]
    public async Task Keeping_WithoutAConnection_SaysThatItIsNotSaved()
    {
        await using var context = await browsers.AdministratorAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(New);
        await context.SetOfflineAsync(true);
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Poole: in a tunnel");
        await Assertions.Expect(page.Locator("[data-kept]")).ToContainTextAsync("Not saved");
        await context.SetOfflineAsync(false);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is not { Length: > 0 })
            return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
        await page.SetViewportSizeAsync(320, 800);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + "-phone.png"), FullPage = true });
        await page.SetViewportSizeAsync(1280, 800);
    }
}
