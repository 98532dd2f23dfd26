using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Browser.Tests;

/// <summary>A document and an image from an editor's machine to a reader's screen.</summary>
[Collection(InBrowser.Name)]
public sealed class AttachmentTests(Browsers browsers)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MODULAR_SCREENSHOTS");

    [BrowserFact]
    public async Task Attachments_AddedInTheBrowser_AreSeenByReaders()
    {
        await using var context = await browsers.PersonAsync("case-studies.edit", "case-studies.publish");
        var check = await PageCheck.InAsync(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/case-studies/manage/new");
        await page.GetByLabel("Title").FillAsync("Example: pictures and papers");
        await page.GetByLabel("Summary").FillAsync("An example with a document and an image.");
        await page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("Trading services");
        await page.GetByLabel("This case is an invented example").CheckAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("## Results\n\nIt works.");
        var due = TimeProvider.System.GetUtcNow().AddMonths(6);
        await page.GetByLabel("Day").FillAsync($"{due.Day}");
        await page.GetByLabel("Month").FillAsync($"{due.Month}");
        await page.GetByLabel("Year", new() { Exact = true }).FillAsync($"{due.Year}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add or change them" }).ClickAsync();
        var list = new Uri(page.Url).AbsolutePath;
        Assert.Empty(await check.OpenAsync(list));

        await AddAsync(page, list + "/document", new() { Name = "figures.csv", MimeType = "text/csv", Buffer = "year,pounds\n2014,5\n"u8.ToArray() }, ("Title", "Example: figures of the first year"));
        await AddAsync(page, list + "/image", new() { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = SampleFiles.JpegWithPlace(1600, 1000, 1) },
            ("Alternative text", "Example: three coloured fields"), ("Caption (optional)", "An example, drawn by a program."));
        foreach (var path in new[] { list, list + "/document", list + "/image" })
            Assert.Empty(await check.OpenAsync(path));

        await page.GotoAsync(list);
        var line = await page.Locator("code").InnerTextAsync();
        await PictureAsync(page, "attachments");
        await page.GotoAsync(list.Replace("/attachments", "/edit", StringComparison.Ordinal));
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync($"## Results\n\nIt works.\n\n{line}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();
        await page.TakeStepAsync("Submit for editing");
        await page.TakeStepAsync("Take into editing");
        await page.TakeStepAsync("Record a sign-off that came another way", "An invented example needs none.");
        await page.TakeStepAsync("Publish");

        await using var reading = await browsers.ReaderAsync();
        var seen = await PageCheck.InAsync(reading);
        Assert.Empty(await seen.OpenAsync("/case-studies/example-pictures-and-papers"));
        var reader = await reading.NewPageAsync();
        await reader.GotoAsync("/case-studies/example-pictures-and-papers");
        var image = reader.GetByAltText("Example: three coloured fields").Last;
        await image.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await image.EvaluateAsync<int>("image => image.naturalWidth") > 0, "The image was not shown.");
        await PictureAsync(reader, "case-with-files");
        var download = await reader.RunAndWaitForDownloadAsync(() => reader.GetByRole(AriaRole.Link, new() { Name = "Example: figures of the first year" }).ClickAsync());
        Assert.Equal("figures.csv", download.SuggestedFilename);
    }

    [BrowserFact]
    public async Task Upload_FarTooLarge_ShowsAPageThatSaysSo()
    {
        await using var context = await browsers.PersonAsync("case-studies.edit", "case-studies.publish");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/case-studies/manage");
        var record = await page.Locator("main a[href^='/case-studies/manage/0']").First.GetAttributeAsync("href");
        await page.GotoAsync(record + "/attachments/document");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[UploadRules.RequestBytes * 3]);
        await page.GetByLabel("File").SetInputFilesAsync(file);
        await page.GetByLabel("Title").FillAsync("Too long");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("That is too much at once");
        File.Delete(file);
    }

    private static async Task AddAsync(IPage page, string path, FilePayload file, params (string Label, string Text)[] fields)
    {
        await page.GotoAsync(path);
        await page.GetByLabel("File").SetInputFilesAsync(file);
        foreach (var (label, text) in fields)
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        if (fields.Length > 1)
            await page.GetByLabel("Show it at the top of the page").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("is saved");
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Folder is not { Length: > 0 })
            return;
        Directory.CreateDirectory(Folder);
        foreach (var (size, ending) in new[] { (Screen.Desktop, ""), (Screen.Phone, "-phone") })
        {
            await page.ResizeAsync(size);
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Folder, $"{name}{ending}.png") });
        }
    }
}
