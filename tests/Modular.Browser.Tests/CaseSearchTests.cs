using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;

namespace Modular.Browser.Tests;

/// <summary>The list of case studies follows the choices while one makes them, and does the same without scripts.</summary>
[Collection(InBrowser.Name)]
public sealed class CaseSearchTests(Browsers browsers)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MODULAR_SCREENSHOTS");

    [BrowserFact]
    public async Task Choice_ByKeyboard_ChangesResultsKeepsTheFocusAndSaysHowMany()
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/case-studies");
        var all = await page.Locator("#results h2").First.InnerTextAsync();
        await page.Locator("#kind-commodities").FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await Assertions.Expect(page).ToHaveURLAsync(browsers.Site.Address + "/case-studies?kind=commodities");
        await Assertions.Expect(page.Locator("#results h2").First).ToHaveTextAsync("1 case");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 case");
        await Assertions.Expect(page.Locator("#kind-commodities")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#kind-commodities")).ToBeCheckedAsync();

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#results h2").First).ToHaveTextAsync(all);
        await Assertions.Expect(page.Locator("#kind-commodities")).Not.ToBeCheckedAsync();
    }

    [BrowserFact]
    public async Task Words_WhileTyping_ShowResults()
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/case-studies");
        await page.GetByLabel("Search case studies").PressSequentiallyAsync("soler farm");

        await Assertions.Expect(page.GetByRole(AriaRole.Article).First).ToContainTextAsync("Forest Heath");
        await Assertions.Expect(page.GetByLabel("Search case studies")).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(browsers.Site.Address + "/case-studies?q=soler+farm");
    }

    [BrowserFact]
    public async Task Choice_WithoutScripts_WorksByTheButton()
    {
        await using var context = await browsers.ReaderAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/case-studies?view=table");
        await page.Locator("#kind-commodities").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply filters" }).ClickAsync();

        await Assertions.Expect(page.Locator("#results h2").First).ToHaveTextAsync("1 case");
        await Assertions.Expect(page.Locator("#results tbody").First).ToContainTextAsync("Harrow");
    }

    [BrowserTheory]
    [InlineData("list", "/case-studies?q=recycling&examples=yes")]
    [InlineData("table", "/case-studies?view=table&examples=yes&sort=payback")]
    [InlineData("map", "/case-studies?view=map")]
    [InlineData("nothing", "/case-studies?q=solar&kind=commodities&region=london")]
    [InlineData("nearest", "/case-studies?q=recyclqzx")]
    public async Task View_OfResults_HasNoFindings(string name, string path)
    {
        await using var context = await browsers.ReaderAsync();
        var check = await PageCheck.InAsync(context);
        Assert.Empty(await check.OpenAsync(path));
        if (Folder is not { Length: > 0 })
            return;
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"case-search-{name}.png"), FullPage = true });
        await page.ResizeAsync(Screen.Phone);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"case-search-{name}-phone.png"), FullPage = true });
    }
}
