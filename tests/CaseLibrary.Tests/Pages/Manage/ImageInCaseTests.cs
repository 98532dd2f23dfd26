using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class ImageInCaseTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Post_ImageWithItsLineInTheText_IsShownInItsSize()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var record = await Cases.AddAsync(editor, "Poole: an image in the text");
        Assert.Equal(HttpStatusCode.Redirect, (await Attaching.AddImageAsync(editor, record, SampleFiles.JpegWithPlace(1200, 800, 6))).StatusCode);
        var card = (await editor.PageAsync(record + "/attachments")).QuerySelector(".mod-card")!;
        Assert.Contains("Not shown yet", card.TextContent, StringComparison.Ordinal);
        var line = card.QuerySelector("code")!.TextContent;
        Assert.StartsWith(@"![Three \[coloured\] fields](/files/case-studies/", line, StringComparison.Ordinal);

        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = $"## Results\n\n{line}\n\n![from elsewhere](https://evil.example/x.png)" });
        await Cases.PublishAsync(editor, record);
        var page = await reader.PageAsync("/case-studies/poole-an-image-in-the-text");
        var image = Assert.Single(page.QuerySelectorAll("article img"));
        Assert.Equal("Three [coloured] fields", image.GetAttribute("alt"));
        Assert.Equal(("800", "1200", "lazy"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading")));
        Assert.Contains("from elsewhere", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        var address = image.GetAttribute("src")!;
        Assert.Equal($"{address}?width=480 480w, {address} 800w", image.GetAttribute("srcset"));
        foreach (var (path, status) in new[] { (address, 200), (address + "?width=480", 200), (address + "?width=960", 404), (address + "?width=-1", 404), (address + "?width=x", 400) })
            Assert.Equal(status, (int)(await reader.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("SECRETS", System.Text.Encoding.Latin1.GetString(await reader.GetByteArrayAsync(address)), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_TwoImagesForTheTop_TheLastOneIsThere()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var record = await Cases.AddAsync(editor, "Poole: at the top");
        foreach (var alt in new[] { "The first", "The second" })
            await Attaching.AddImageAsync(editor, record, SampleFiles.Png(60, 40), new() { ["AltText"] = alt, ["Caption"] = "Seen in May", ["Credit"] = "A. Painter", ["Lead"] = "true" });
        await Cases.PublishAsync(editor, record);
        var figure = (await reader.PageAsync("/case-studies/poole-at-the-top")).QuerySelector("article figure")!;
        Assert.Equal("The second", figure.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal("Seen in May Picture: A. Painter", ListTests.Text(figure.QuerySelector("figcaption")!));
    }

    [SiteFact]
    public async Task Post_Remove_TakesTheFileFromReadersUntilItIsPutBack()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var (record, file) = await Attaching.DraftWithDocumentAsync(editor, "Poole: removed and back");
        await Cases.PublishAsync(editor, record);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(file)).StatusCode);

        var list = record + "/attachments";
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(list, "Remove The report")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(file)).StatusCode);
        Assert.DoesNotContain("The report", await reader.GetStringAsync("/case-studies/poole-removed-and-back"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(list, "Put back The report")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(file)).StatusCode);
        Assert.Contains("Changed: Attachment", (await editor.PageAsync(record)).QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_RemoveAnImageOfTheText_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: needed in the text");
        await Attaching.AddImageAsync(editor, record, SampleFiles.Png(60, 40));
        var line = (await editor.PageAsync(record + "/attachments")).QuerySelector(".mod-card code")!.TextContent;
        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = line });
        var response = await editor.SubmitAsync(record + "/attachments", "Remove Three [coloured] fields");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains("The image is in the text of the case", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("In the text", page.QuerySelector(".mod-card")!.TextContent, StringComparison.Ordinal);
    }
}
