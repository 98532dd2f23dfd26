using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class VersionsTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_Versions_ComparesTheLastTwoWordByWord()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await TwiceSavedAsync(editor, "Poole: two versions");
        Assert.NotNull((await editor.PageAsync(record)).QuerySelector($"a[href='{record}/versions']"));

        var page = await editor.PageAsync(record + "/versions");

        Assert.Equal("Version 1 and version 2", ListTests.Text(page.QuerySelector("h2.govuk-heading-l")!));
        Assert.Equal(["works"], page.QuerySelectorAll(".mod-diff del").Select(ListTests.Text));
        Assert.Equal(["failed", "at", "first"], string.Join(' ', page.QuerySelectorAll(".mod-diff ins").Select(ListTests.Text)).Split(' '));
    }

    [SiteFact]
    public async Task Post_Restore_SavesTheOldTextAsANewVersionWithTheReason()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await TwiceSavedAsync(editor, "Poole: brought back");

        var answer = await editor.SubmitAsync(record + "/versions", "Restore version 1", new() { ["Why"] = "The first was right" });

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("It works.", (await editor.PageAsync(record + "/edit")).QuerySelector("#Form_Body")!.TextContent, StringComparison.Ordinal);
        var page = await editor.PageAsync(record + "/versions");
        Assert.Contains("Version 3", page.QuerySelector("select[name=to]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(The first was right)", page.QuerySelector("select[name=to]")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_RestoreWithoutReasonOrAfterAnotherEdit_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await TwiceSavedAsync(editor, "Poole: not brought back");
        var path = record + "/versions";
        var silent = await editor.SubmitAsync(path, "Restore version 1");
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Equal("Say why, so that the others understand it", ListTests.Text((await silent.PageAsync()).QuerySelector(".govuk-error-summary__list li")!));

        var opened = await editor.PageAsync(path);
        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Summary"] = "Newer." });
        var late = await editor.SubmitAsync(opened, path, "Restore version 1", new() { ["Why"] = "Because" });

        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("Somebody has changed this case", (await late.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Newer.", ListTests.Text((await editor.PageAsync(record + "/edit")).QuerySelector("#Form_Summary")!));
    }

    [SiteFact]
    public async Task Post_RestoreOfAPublishedCase_NeedsWhoMayPublish()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var author = await site.SignedInWithAsync(Cases.Edit);
        var record = await TwiceSavedAsync(editor, "Poole: published versions");
        var opened = await author.PageAsync(record + "/versions");
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, record)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.SubmitAsync(opened, record + "/versions", "Restore version 1", new() { ["Why"] = "x" })).StatusCode);
        Assert.Empty((await author.PageAsync(record + "/versions")).QuerySelectorAll("main textarea"));
    }

    [SiteFact]
    public async Task Get_PublicHistory_TellsWhatChangedSinceThePublicationWithoutNamesOrText()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var record = await TwiceSavedAsync(editor, "Poole: public history");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/case-studies/poole-public-history/history")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, record)).StatusCode);
        Assert.Contains("Nothing has changed since", await MainAsync(reader), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = "Quite another text.", ["Form.Councils"] = "Poole\nWirral" })).StatusCode);

        var history = await MainAsync(reader);
        Assert.Contains("Changed: the councils, the text", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Reader", history, StringComparison.Ordinal);
        Assert.DoesNotContain("It works", history, StringComparison.Ordinal);
        Assert.NotNull((await reader.PageAsync("/case-studies/poole-public-history")).QuerySelector("a[href='/case-studies/poole-public-history/history']"));
    }

    private static async Task<string> MainAsync(HttpClient reader) => ListTests.Text((await reader.PageAsync("/case-studies/poole-public-history/history")).QuerySelector("main")!);

    private static async Task<string> TwiceSavedAsync(HttpClient editor, string title)
    {
        var record = await Cases.AddAsync(editor, title);
        var saved = await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = "## Results\n\nIt failed at first." });
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        return record;
    }
}
