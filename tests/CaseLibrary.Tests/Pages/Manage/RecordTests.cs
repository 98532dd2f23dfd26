using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class RecordTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Post_NewCase_IsADraftThatOnlyEditorsSee()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var record = await editor.PageAsync(await Cases.AddAsync(editor, "Poole: a first draft"));

        Assert.Contains("is saved as a draft", record.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Added: Case study", record.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/case-studies/poole-a-first-draft")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/api/case-studies/poole-a-first-draft")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/case-studies/poole-a-first-draft")).StatusCode);
    }

    [SiteFact]
    public async Task Post_Publish_PutsTheCaseOnTheSiteUntilItIsArchived()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var path = await Cases.AddAsync(editor, "Poole: published and archived");

        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/case-studies/poole-published-and-archived")).StatusCode);
        var found = await reader.UntilAsync("/case-studies?q=%22published+and+archived%22", page => page.QuerySelectorAll("article").Length == 1);
        Assert.Single(found.QuerySelectorAll("article"));

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(path, "Archive", new() { ["Why"] = "It has ended" })).StatusCode);
        var archived = await reader.PageAsync("/case-studies/poole-published-and-archived");
        Assert.Contains("This case study is archived", archived.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("published and archived", (await reader.PageAsync("/case-studies")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(path, "Make it a draft again")).StatusCode);
    }

    [SiteFact]
    public async Task Post_PublishWithGaps_IsRefusedWithEachReason()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var form = await (await editor.SubmitAsync("/case-studies/manage/new", "Add an amount", Cases.Form("Poole: gaps"))).PageAsync();
        Assert.Equal("/case-studies/manage/new", form.QuerySelector("#Form_Title")!.Closest("form")!.GetAttribute("action"));
        var saved = await editor.SubmitAsync(form, "/case-studies/manage/new", "Save",
            new() { ["Form.Summary"] = "", ["Form.ReviewDue.Year"] = "2090", ["Form.Money[0].Amount"] = "5000" });
        var response = await Cases.PublishAsync(editor, saved.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["The summary is missing.", "£5,000 (gross, a year, forecast) has no source."],
            (await response.PageAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
    }

    [SiteFact]
    public async Task Post_EditedMeanwhile_ShowsBothSidesAndLetsTheSecondDecide()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var path = await Cases.AddAsync(editor, "Poole: two editors") + "/edit";
        var opened = await editor.PageAsync(path);
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(path, "Save", new() { ["Form.Summary"] = "Theirs." })).StatusCode);

        var conflict = await editor.SubmitAsync(opened, path, "Save", new() { ["Form.Summary"] = "Mine." });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.PageAsync();
        var sides = ListTests.Text(page.QuerySelector(".mod-conflict")!);
        Assert.Contains("Theirs.", sides, StringComparison.Ordinal);
        Assert.Contains("Mine.", sides, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(page, path, "Save")).StatusCode);
        Assert.Equal("Mine.", (await editor.PageAsync(path)).QuerySelector("#Form_Summary")!.TextContent.Trim());
    }

    [SiteFact]
    public async Task Post_OnlyCouncilsAndMoneyEditedMeanwhile_IsAConflictToo()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var path = await Cases.AddAsync(editor, "Poole: only the rows") + "/edit";
        var opened = await editor.PageAsync(path);
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(path, "Save", new() { ["Form.Councils"] = "Poole\nWirral" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SubmitAsync(opened, path, "Save")).StatusCode);
    }

    [SiteFact]
    public async Task Post_EditThatBreaksAPublishedCase_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var path = await Cases.AddAsync(editor, "Poole: stays whole");
        await Cases.PublishAsync(editor, path);
        var response = await editor.SubmitAsync(path + "/edit", "Save", new() { ["Form.Summary"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("The summary is missing.", (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_SecondCaseOfTheSameTitle_AsksForAnotherAddress()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        await Cases.AddAsync(editor, "Poole: twice");
        var page = await (await editor.SubmitAsync("/case-studies/manage/new", "Save", Cases.Form("Poole: twice"))).PageAsync();
        Assert.Contains("Another case has or had the address poole-twice", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_PublishedCaseWithHostileText_RunsNothing()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var path = await Cases.AddAsync(editor, "Poole: hostile", new()
        {
            ["Form.Summary"] = "</script><script>alert(1)</script>",
            ["Form.Body"] = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[link](javascript:alert(1))\n\n| a | b |\n|---|---|\n| <svg onload=alert(1)> | [x](data:text/html,1) |",
        });
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, path)).StatusCode);
        var page = await reader.PageAsync("/case-studies/poole-hostile");
        Assert.Equal(["application/ld+json"], page.QuerySelectorAll("script:not([src])").Select(script => script.GetAttribute("type")));
        Cases.AssertHarmless(page.QuerySelector("article")!);
    }
}
