using System.Net;
using AngleSharp.Html.Dom;
using CaseLibrary.Tests.Pages.Manage;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed class TellTests(ModularSite site) : IClassFixture<ModularSite>
{
    /// <summary>Nobody fills the form in faster; what does is taken for a machine.</summary>
    private static readonly TimeSpan AsAPersonWould = TimeSpan.FromSeconds(3.1);

    private const string Case = "/case-studies/harrow-recyclables-e-auction";

    [SiteFact]
    public async Task Post_WeDidThisToo_IsShownOnceAnEditorHasAcceptedIt()
    {
        using var reader = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit, "host.workspace");
        var sent = await SendAsync(reader, Case + "/tell/reuse", new() { ["Form.Council"] = "Poole", ["Form.Text"] = "We sell paper.", ["Form.Address"] = "reuse@example.org" });
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.DoesNotContain("We sell paper", await site.LetterAsync("reuse@example.org", "Thank you"), StringComparison.Ordinal);
        Assert.DoesNotContain("did this too:", (await reader.PageAsync(Case)).Body!.TextContent, StringComparison.Ordinal);

        var messages = await MessagesAsync(editor);
        Assert.Contains("We sell paper.", (await editor.PageAsync(messages)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Answer a reader: We did this too", (await editor.PageAsync("/workspace/tasks?whose=nobody")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(messages, "Publish as reuse")).StatusCode);

        var page = await reader.PageAsync(Case);
        Assert.Contains("One council has told us so, and an editor has read what they wrote: Poole.", ListTests.Text(page.Body!), StringComparison.Ordinal);
        Assert.DoesNotContain("reuse@example.org", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("We sell paper", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_Wrong_NeedsNoNameAndIsDealtWith()
    {
        using var reader = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(reader, Case + "/tell/wrong", new() { ["Form.Text"] = "It ended in 2015." })).StatusCode);
        var messages = await MessagesAsync(editor);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(messages, "Dealt with")).StatusCode);
        Assert.Contains("Dealt with", (await editor.PageAsync(messages)).QuerySelector(".govuk-summary-list")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_WithMistakes_IsRefusedAndKeepsWhatWasTyped()
    {
        using var reader = site.Client();
        var answer = await SendAsync(reader, Case + "/tell/reuse", new() { ["Form.Council"] = "Nowhereshire", ["Form.Text"] = "Kept words", ["Form.Address"] = "no address" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(2, page.QuerySelectorAll(".govuk-error-summary li").Length);
        Assert.Contains("Kept words", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_Question_NeedsAnAddressForTheAnswer()
    {
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(reader, Case + "/tell/question", new() { ["Form.Text"] = "Who bought it?" })).StatusCode);
    }

    [SiteFact]
    public async Task Post_SentTwiceFromOnePage_KeepsOneAndWhatWasTyped()
    {
        using var reader = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        const string path = "/case-studies/forest-heath-solar-farm/tell/wrong";
        var page = await OpenAsync(reader, path);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.SubmitAsync(page, path, "Send", new() { ["Form.Text"] = "Pressed twice" })).StatusCode);
        var again = await reader.SubmitAsync(page, path, "Send", new() { ["Form.Text"] = "Pressed twice" });
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        var told = await again.PageAsync();
        Assert.Contains("We have this form already", told.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Pressed twice", told.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var messages = await editor.PageAsync(await MessagesAsync(editor, "/case-studies/forest-heath-solar-farm"));
        Assert.Single(messages.QuerySelectorAll(".govuk-summary-list__value"), text => text.TextContent.Contains("Pressed twice", StringComparison.Ordinal));
        await Task.Delay(AsAPersonWould);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.SubmitAsync(told, path, "Send", new() { ["Form.Text"] = "Something else" })).StatusCode);
    }

    [SiteFact]
    public async Task Post_ByAProgram_KeepsNothing()
    {
        using var program = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        const string other = "/case-studies/aylesbury-vale-garden-waste";
        var fast = await program.SubmitAsync(other + "/tell/wrong", "Send", new() { ["Form.Text"] = "too fast" });
        Assert.Equal(HttpStatusCode.BadRequest, fast.StatusCode);
        var trapped = await SendAsync(program, other + "/tell/wrong", new() { ["Form.Text"] = "trapped", ["Website"] = "https://example.org" });
        Assert.Equal(HttpStatusCode.Redirect, trapped.StatusCode);
        Assert.Contains("Nobody has written about this case", (await editor.PageAsync(await MessagesAsync(editor, other))).Body!.TextContent, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("/case-studies/example-trade-waste/tell/question")]
    [InlineData(Case + "/tell/nothing")]
    public async Task Get_WhatCannotBeTold_IsNotFound(string path)
    {
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(path)).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, Dictionary<string, string?> fields) =>
        await client.SubmitAsync(await OpenAsync(client, path), path, "Send", fields);

    /// <summary>Opens the form and takes the time that a person takes at least.</summary>
    private static async Task<IHtmlDocument> OpenAsync(HttpClient client, string path)
    {
        var page = await client.PageAsync(path);
        await Task.Delay(AsAPersonWould);
        return page;
    }

    private static async Task<string> MessagesAsync(HttpClient editor, string path = Case) =>
        (await editor.PageAsync(path)).QuerySelector("a[href^='/case-studies/manage/']:not([href$='manage'])")!.GetAttribute("href") + "/messages";
}
