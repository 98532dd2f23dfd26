using System.Net;
using AngleSharp.Html.Dom;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>Who signed a case off has agreed to what it said then, and to nothing else.</summary>
public sealed class SignOffTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Afterwards = "It needs a new sign-off before it is published";

    [SiteFact]
    public async Task Post_EditOfASignedOffCase_TakesTheSignOffBack()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await SignedOffAsync(lead, "Poole: changed after the sign-off");
        Assert.Contains("It has been signed off", ListTests.Text((await editor.PageAsync(record + "/edit")).QuerySelector(".govuk-inset-text")!), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = "## Results\n\nIt never worked." })).StatusCode);

        var page = await lead.PageAsync(record);
        Assert.Equal("Editing", StateOf(page));
        Assert.Contains("Nobody yet", ListTests.Text(page.QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        Assert.Contains("Changed after the sign-off", page.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Afterwards, (await editor.PageAsync(record)).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => ListTests.Text(button) == "Publish");
        var nobody = await lead.SubmitAsync(record, "Record a sign-off that came another way", new() { ["Why"] = "By letter" });
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
    }

    [SiteFact]
    public async Task Post_ReviewDateAlone_KeepsTheSignOff()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await SignedOffAsync(lead, "Poole: only the review date");
        var earlier = TimeProvider.System.GetUtcNow().AddMonths(6);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record + "/edit", "Save", new()
        {
            ["Form.ReviewDue.Day"] = $"{earlier.Day}",
            ["Form.ReviewDue.Month"] = $"{earlier.Month}",
            ["Form.ReviewDue.Year"] = $"{earlier.Year}",
        })).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "Publish")).StatusCode);
    }

    [SiteFact]
    public async Task Post_NewNameAlone_IsNoSignOffUntilSomebodyRecordsIt()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await SignedOffAsync(lead, "Poole: another name");
        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.SignedOffBy"] = "B. Other" });
        var page = await lead.PageAsync(record);
        Assert.Equal("Editing", StateOf(page));
        Assert.Contains("B. Other", ListTests.Text(page.QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "Record a sign-off that came another way", new() { ["Why"] = "By letter" })).StatusCode);
    }

    [SiteFact]
    public async Task Post_EarlierVersionBroughtBack_TakesTheSignOffBackAndSaysBothReasons()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(lead, "Poole: brought back");
        await lead.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = "## Results\n\nIt works well." });
        await SignOffAsync(lead, record);
        Assert.Contains("It has been signed off", (await lead.PageAsync(record + "/versions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record + "/versions", "Restore version 1", new() { ["Why"] = "The first was better" })).StatusCode);

        var page = await lead.PageAsync(record);
        Assert.Equal("Editing", StateOf(page));
        Assert.Contains("The first was better (Changed after the sign-off", page.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_DocumentAddedAfterwards_TakesTheSignOffBack()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await SignedOffAsync(lead, "Poole: a document afterwards");
        Assert.Contains("It has been signed off", (await lead.PageAsync(record + "/attachments/document")).QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await Attaching.AddDocumentAsync(lead, record, SampleFiles.Pdf)).StatusCode);

        Assert.Contains(Afterwards, (await lead.PageAsync(record + "/attachments")).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Editing", StateOf(await lead.PageAsync(record)));
        await SignOffAgainAsync(lead, record);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record + "/attachments", "Remove The report")).StatusCode);
        Assert.Equal("Editing", StateOf(await lead.PageAsync(record)));
    }

    [SiteFact]
    public async Task Post_AttachmentsOfAPublishedCase_AreForThoseWhoMayPublish()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var (record, _) = await Attaching.DraftWithDocumentAsync(lead, "Poole: published documents");
        var before = await editor.PageAsync(record + "/attachments");
        var form = await editor.PageAsync(record + "/attachments/document");
        await Cases.PublishAsync(lead, record);

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.SubmitAsync(before, record + "/attachments", "Remove The report")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.SubmitAsync(form, record + "/attachments/document", "Save", new() { ["Title"] = "Another" }, new Upload("Upload", "report.pdf", SampleFiles.Pdf))).StatusCode);
        foreach (var path in new[] { "/document", "/image" })
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync($"{record}/attachments{path}")).StatusCode);
        var after = (await editor.PageAsync(record + "/attachments")).QuerySelector("main")!;
        Assert.Contains("Only those who may publish case studies can change", after.TextContent, StringComparison.Ordinal);
        Assert.Empty(after.QuerySelectorAll("button, a[href*='/attachments/']"));
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record + "/attachments", "Remove The report")).StatusCode);
    }

    private static async Task<string> SignedOffAsync(HttpClient lead, string title)
    {
        var record = await Cases.AddAsync(lead, title);
        await SignOffAsync(lead, record);
        return record;
    }

    private static async Task SignOffAsync(HttpClient lead, string record)
    {
        foreach (var button in new[] { "Submit for editing", "Take into editing", "Record a sign-off that came another way" })
            Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, button, new() { ["Why"] = "By letter" })).StatusCode);
        Assert.Equal("Signed off", StateOf(await lead.PageAsync(record)));
    }

    private static async Task SignOffAgainAsync(HttpClient lead, string record)
    {
        await lead.SubmitAsync(record + "/edit", "Save", new() { ["Form.SignedOffBy"] = "A. Officer", ["Form.SignedOffRole"] = "Head of assets" });
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "Record a sign-off that came another way", new() { ["Why"] = "By letter" })).StatusCode);
    }

    private static string StateOf(IHtmlDocument page) => ListTests.Text(page.QuerySelector(".govuk-summary-list .govuk-tag")!);
}
