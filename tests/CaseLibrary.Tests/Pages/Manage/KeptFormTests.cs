using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>What is typed and not saved: kept for the person, offered on the next visit, gone after a save.</summary>
public sealed class KeptFormTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Post_Keep_OffersTheFormAgainToThisPersonOnly()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        using var other = await site.SignedInWithAsync(Cases.Edit);
        var path = await Cases.AddAsync(editor, "Poole: kept") + "/edit";

        var kept = await editor.SubmitAsync(path, "Keep as draft", new() { ["Form.Summary"] = "Half a thought", ["Form.Since"] = "not a year" });

        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        var back = await editor.PageAsync(path);
        Assert.Contains("You have unsaved changes from", back.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A summary.", ListTests.Text(back.QuerySelector("#Form_Summary")!));
        Assert.DoesNotContain("unsaved changes", (await other.PageAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var restored = await editor.PageAsync(path + "?restore=true");
        Assert.Equal("Half a thought", ListTests.Text(restored.QuerySelector("#Form_Summary")!));
        Assert.Equal("not a year", restored.QuerySelector("#Form_Since")!.GetAttribute("value"));
        Assert.Empty(restored.QuerySelectorAll(".govuk-error-message"));
    }

    [SiteFact]
    public async Task Post_Save_ForgetsWhatWasKept()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var path = await Cases.AddAsync(editor, "Poole: saved after all") + "/edit";
        await editor.SubmitAsync(path, "Keep as draft", new() { ["Form.Summary"] = "Half a thought" });
        var restored = await editor.PageAsync(path + "?restore=true");

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(restored, path, "Save")).StatusCode);

        var after = await editor.PageAsync(path);
        Assert.Equal("Half a thought", ListTests.Text(after.QuerySelector("#Form_Summary")!));
        Assert.DoesNotContain("unsaved changes", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_RestoredAfterAnotherEdit_IsAConflictAndStaysKept()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        using var other = await site.SignedInWithAsync(Cases.Edit);
        var path = await Cases.AddAsync(editor, "Poole: kept too long") + "/edit";
        await editor.SubmitAsync(path, "Keep as draft", new() { ["Form.Summary"] = "Half a thought" });
        await other.SubmitAsync(path, "Save", new() { ["Form.Summary"] = "Theirs." });

        var response = await editor.SubmitAsync(path + "?restore=true", "Save");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Theirs.", (await response.PageAsync()).QuerySelector(".mod-conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("unsaved changes", (await editor.PageAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_Discard_ForgetsANewCase()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        const string path = "/case-studies/manage/new";
        await editor.SubmitAsync(path, "Keep as draft", new() { ["Form.Title"] = "Poole: not yet" });
        Assert.Equal("Poole: not yet", (await editor.PageAsync(path + "?restore=true")).QuerySelector("#Form_Title")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(path, "Discard them")).StatusCode);
        Assert.DoesNotContain("You have unsaved changes", (await editor.PageAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page was open while a new version of the library came; what its script sends then is kept too.</summary>
    [SiteFact]
    public async Task Post_KeepAfterASwitchFromAPageOpenedBefore_IsKept()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var path = await Cases.AddAsync(editor, "Poole: upgraded meanwhile") + "/edit";
        await editor.SubmitAsync(path, "Keep as draft", new() { ["Form.Summary"] = "Before" });
        var open = await editor.PageAsync(path + "?restore=true");
        using (var administrator = await site.SignedInAsync())
        {
            foreach (var button in new[] { "Switch off Income generation case studies", "Switch on Income generation case studies" })
                Assert.Equal(HttpStatusCode.Found, (await administrator.SubmitAsync("/administration/modules", button)).StatusCode);
        }
        Assert.Equal("Before", ListTests.Text((await editor.PageAsync(path + "?restore=true")).QuerySelector("#Form_Summary")!));
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(open, path, "Keep as draft", new() { ["Form.Summary"] = "After" })).StatusCode);
        Assert.Equal("After", ListTests.Text((await editor.PageAsync(path + "?restore=true")).QuerySelector("#Form_Summary")!));
    }

    [SiteFact]
    public async Task Post_KeepByTheScript_AnswersWithTheTimeAndReplacesWhatWasKept()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var path = await Cases.AddAsync(editor, "Poole: by the script") + "/edit";
        var page = await editor.PageAsync(path);
        foreach (var words in new[] { "First", "Second" })
        {
            using var answer = await PostAsync(editor, page, path + "?handler=Keep", "application/json", new() { ["Form.Summary"] = words });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Matches("^[0-2][0-9]:[0-5][0-9]$", (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["at"]);
        }
        Assert.Equal("Second", ListTests.Text((await editor.PageAsync(path + "?restore=true")).QuerySelector("#Form_Summary")!));
    }

    [SiteFact]
    public async Task Post_Fragment_IsTheTextAsReadersSeeItWithWhatTheChecksSay()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        const string path = "/case-studies/manage/new";
        var page = await editor.PageAsync(path);
        Assert.NotNull(page.QuerySelector("script[src$='/editor.js']"));

        using var answer = await PostAsync(editor, page, path + "?handler=Fragment", "text/html",
            new() { ["Form.Body"] = "> [!money]\n> £5 net\n\nWe utilise it.<script>alert(1)</script>" });

        var fragment = await answer.PageAsync();
        Assert.Null(fragment.QuerySelector("header"));
        Assert.Equal("Money£5 net", ListTests.Text(fragment.QuerySelector(".mod-callout")!));
        Assert.Contains("“utilise” is jargon", fragment.Body!.TextContent, StringComparison.Ordinal);
        Cases.AssertHarmless(fragment.Body!);
    }

    [SiteFact]
    public async Task Post_KeepWithoutTheTokenOrThePermission_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var author = await site.SignedInWithAsync(Cases.Edit);
        var record = await Cases.AddAsync(editor, "Poole: kept by nobody");
        using var bare = await editor.PostAsync(record + "/edit?handler=Keep", new FormUrlEncodedContent([new("Form.Summary", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        var opened = await author.PageAsync(record + "/edit");
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, record)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.SubmitAsync(opened, record + "/edit", "Keep as draft")).StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, IHtmlDocument page, string path, string accept, Dictionary<string, string> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("form[data-editor] input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        request.Headers.Add("Accept", accept);
        return client.SendAsync(request);
    }
}
