using Modular.Browser.Tests.Browsing;

namespace Modular.Browser.Tests;

/// <summary>
/// Takes the pictures of the README. With <c>MODULAR_SCREENSHOTS</c> naming a folder they are written there, and beside them each page as a phone
/// shows it; the pictures in this project's Screenshots folder are those of the wide screen.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class ScreenshotTests(Browsers browsers)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MODULAR_SCREENSHOTS");

    public static TheoryData<string, string, string> Pages => new()
    {
        { "home", "/", "body" },
        { "case-studies", "/case-studies", "body" },
        { "councils", "/councils?asAt=2014-01-22", ".mod-filtered" },
        { "growth-awards", "/growth/awards", "body" },
        { "programmes", "/administration/modules", "body" },
    };

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Picture_OfPage_IsNotBlank(string name, string path, string top)
    {
        await using var context = path.StartsWith("/admin", StringComparison.Ordinal) ? await browsers.AdministratorAsync() : await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.Locator(top).EvaluateAsync("element => element.scrollIntoView()");

        var wide = await page.ScreenshotAsync();
        await page.ResizeAsync(Screen.Phone);
        var narrow = await page.ScreenshotAsync(new() { FullPage = true });

        // A page of one colour packs into far less.
        Assert.True(wide.Length > 10_000 && narrow.Length > 10_000, $"{path} looks blank.");
        if (Folder is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(Path.Combine(Folder, name + ".png"), wide);
            await File.WriteAllBytesAsync(Path.Combine(Folder, name + "-phone.png"), narrow);
        }
    }
}
