using System.Net;
using Modular.Sdk;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class AttachmentTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    [SiteFact]
    public async Task Post_Document_IsListedWithTypeAndSizeAndInTheHistory()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var (record, file) = await Attaching.DraftWithDocumentAsync(editor, "Poole: a document");
        await Attaching.AddDocumentAsync(editor, record, SampleFiles.Office(SampleFiles.WordType), title: "The letter");
        Assert.Contains("“The letter” is saved", (await editor.PageAsync(record + "/attachments")).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("^/files/case-studies/[0-9a-f-]{36}/report.pdf$", file);

        await Cases.PublishAsync(editor, record);
        var link = (await reader.PageAsync("/case-studies/poole-a-document")).QuerySelector($"a[href='{file}']")!;
        Assert.Equal("The report (PDF, 1 KB)", ListTests.Text(link.ParentElement!));

        var history = (await editor.PageAsync(record)).QuerySelector(".mod-history")!.TextContent;
        Assert.Contains("Added: Stored file", history, StringComparison.Ordinal);
        Assert.Contains("Added: Attachment", history, StringComparison.Ordinal);
        Assert.DoesNotContain("%PDF", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Contents", history, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("report.pdf", "<html><script>alert(1)</script>", "The file is none of the types that can be kept here")]
    [InlineData("notes.txt", "<svg onload='alert(1)'/>", "The file holds a web page or XML")]
    [InlineData("notes.txt", "", "The file is empty")]
    public async Task Post_WrongType_IsRefusedAndKeepsWhatWasTyped(string name, string content, string why)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, $"Poole: wrong type {Guid.NewGuid():N}");
        var response = await Attaching.AddDocumentAsync(editor, record, System.Text.Encoding.UTF8.GetBytes(content), name, "A title that stays");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.StartsWith(why, ListTests.Text(page.QuerySelector(".govuk-error-summary__list a[href='#Upload']")!), StringComparison.Ordinal);
        Assert.Equal("A title that stays", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Empty((await editor.PageAsync(record + "/attachments")).QuerySelectorAll(".mod-card"));
    }

    [SiteFact]
    public async Task Post_PageAsImage_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: no image");
        var response = await editor.SubmitAsync(record + "/attachments/image", "Save", new() { ["AltText"] = "Kept" },
            new Upload("Upload", "view.png", "<html><script>alert(1)</script></html>"u8.ToArray(), "image/png"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("The file is no image", (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_WithoutFileOrWords_SaysBoth()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: nothing chosen");
        foreach (var (page, words) in new[] { ("document", "Enter a title"), ("image", "Enter the alternative text") })
        {
            var response = await editor.SubmitAsync($"{record}/attachments/{page}", "Save");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(["Choose a file", words], (await response.PageAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text).Order());
        }
    }

    [SiteFact]
    public async Task Post_SomewhatTooLarge_KeepsWhatWasTyped()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: somewhat too large");
        var response = await Attaching.AddDocumentAsync(editor, record, new byte[UploadRules.DocumentBytes + 1], title: "A title that stays");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains("larger than 10 MB", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A title that stays", page.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Post_FarTooLarge_IsNotRead()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        editor.DefaultRequestHeaders.ExpectContinue = true;
        var record = await Cases.AddAsync(editor, "Poole: far too large");
        var response = await Attaching.AddDocumentAsync(editor, record, new byte[UploadRules.RequestBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("That is too much at once", (await response.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [SiteFact]
    public async Task Post_FarTooLargeWithoutSayingSo_IsCutOff()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: endless");
        var path = record + "/attachments/document";
        var token = (await editor.PageAsync(path)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (bytes, isRead) in new[] { (UploadRules.RequestBytes + 1, false), (UploadRules.DocumentBytes + 1, true) })
        {
            using var form = new Upload("Upload", "x.pdf", new byte[bytes]).With([new("__RequestVerificationToken", token), new("Title", "x")]);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { TransferEncodingChunked = true } };
            var response = await editor.SendAsync(request);
            // The token is in the form, so a form that is cut off has none.
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(isRead, (await response.PageAsync()).QuerySelector(".govuk-error-summary") is not null);
        }
    }

    [SiteFact]
    public async Task Post_WithoutItsToken_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: forged");
        using var form = new Upload("Upload", "report.pdf", SampleFiles.Pdf).With([new("Title", "Forged")]);
        var response = await editor.PostAsync(record + "/attachments/document", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null((await response.PageAsync()).QuerySelector(".govuk-error-summary"));
        Assert.Empty((await editor.PageAsync(record + "/attachments")).QuerySelectorAll(".mod-card"));
    }

    [SiteFact]
    public async Task Get_AsSomebodyElse_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var other = await site.SignedInWithAsync("growth.edit");
        using var nobody = site.Client();
        var record = await Cases.AddAsync(editor, "Poole: not theirs");
        foreach (var page in new[] { "", "/document", "/image" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{record}/attachments{page}")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"{record}/attachments{page}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/case-studies/manage/{Guid.NewGuid()}/attachments{page}")).StatusCode);
        }
    }

    [SiteFact]
    public async Task Get_AttachmentOfAnotherCase_IsNotFound()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var (record, _) = await Attaching.DraftWithDocumentAsync(editor, "Poole: has one");
        var other = await Cases.AddAsync(editor, "Poole: has none");
        var change = (await editor.PageAsync(record + "/attachments")).QuerySelector(".mod-card a[href*='/document/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(change)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(change.Replace(record, other, StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(change.Replace("/document/", "/image/", StringComparison.Ordinal))).StatusCode);
    }

    [SiteFact]
    public async Task Post_WordsChangedMeanwhile_ShowsBothSides()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var (record, _) = await Attaching.DraftWithDocumentAsync(editor, "Poole: two titles");
        var path = (await editor.PageAsync(record + "/attachments")).QuerySelector(".mod-card a[href*='/document/']")!.GetAttribute("href")!;
        var opened = await editor.PageAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(path, "Save", new() { ["Title"] = "Theirs" })).StatusCode);
        var conflict = await editor.SubmitAsync(opened, path, "Save", new() { ["Title"] = "Mine" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.PageAsync();
        Assert.Contains("Theirs", page.QuerySelector(".mod-conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(page, path, "Save")).StatusCode);
        Assert.Contains("Mine", (await editor.PageAsync(record + "/attachments")).QuerySelector(".mod-card")!.TextContent, StringComparison.Ordinal);
    }
}
