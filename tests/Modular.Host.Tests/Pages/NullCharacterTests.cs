using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Modules.Faults;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

/// <summary>Databases keep no null character: what holds one is refused in words before a programme sees it.</summary>
public sealed class NullCharacterTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Proposal = "/case-studies/propose";

    [SiteTheory]
    [InlineData("/case-studies?q=a%00b")]
    [InlineData("/case-studies?%00=a")]
    [InlineData("/search?q=%00")]
    [InlineData("/case-studies/propose?link=%00")]
    public async Task Get_NullInTheAddress_IsRefusedInWordsAndNoFaultOfTheProgramme(string path)
    {
        using var reader = site.Client();
        var answer = await reader.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("A character cannot be kept", (await answer.PageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, site.Services.GetRequiredService<ModuleHealth>().Of("CaseLibrary").Count);
    }

    [SiteFact]
    public async Task Get_TheEscapeOfAPercentSign_IsNoNull()
    {
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/case-studies?q=%2500")).StatusCode);
    }

    [SiteFact]
    public async Task Post_NullInAForm_SaysThatNothingWasSavedAndWhatToDo()
    {
        using var reader = site.Client();
        var answer = await reader.SubmitAsync(Proposal, "Continue", new() { ["Form.Title"] = "We sold\0 it" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was saved. Go back, type anew the words that you copied", (await answer.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, site.Services.GetRequiredService<ModuleHealth>().Of("CaseLibrary").Count);
    }

    [SiteFact]
    public async Task Post_NullAsItIsInAForm_ShowsWhatWasTypedAndSendsItAgainWithoutIt()
    {
        using var reader = site.Client();
        var token = (await reader.PageAsync(Proposal)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new StringContent($"Form.Title=We+sold\0+it&Form.Did=Much+more&__RequestVerificationToken={token}", Encoding.UTF8, "application/x-www-form-urlencoded");

        var answer = await reader.PostAsync(Proposal, form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains("Much more", page.Body!.TextContent, StringComparison.Ordinal);
        var again = await (await reader.SubmitAsync(page, Proposal, "Send it again")).PageAsync();
        Assert.Equal("We sold\uFFFD it", again.QuerySelector("#Form_Title")!.GetAttribute("value"));
        Assert.Equal(0, site.Services.GetRequiredService<ModuleHealth>().Of("CaseLibrary").Count);
    }

    [SiteFact]
    public async Task Post_NullInAFormWithAFile_IsRefused()
    {
        using var editor = await site.SignedInWithAsync("case-studies.edit");
        var answer = await editor.SubmitAsync("/case-studies/manage/files", "Bring in", new() { ["note"] = "\0" }, new Upload("Upload", "cases.zip", [1, 2, 3]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("A character cannot be kept", (await answer.PageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_NullInJson_AnswersWithAProblemAndAddsNothing()
    {
        using var editor = await site.SignedInToApiAsync("case-studies.edit");
        var answer = await editor.PostAsJsonAsync("/api/case-studies/drafts", new { title = "Poole: a null", kind = "services", summary = "a\0b" });
        await AssertProblemAsync(answer);
        await AssertProblemAsync(await editor.GetAsync("/api/case-studies?q=%00"));
        using var escaped = new StringContent("""{"title":"Poole: a path \\u0000","kind":"services"}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Created, (await editor.PostAsync("/api/case-studies/drafts", escaped)).StatusCode);
        var drafts = await editor.GetStringAsync("/api/case-studies/drafts?limit=100");
        Assert.Contains("Poole: a path", drafts, StringComparison.Ordinal);
        Assert.DoesNotContain("Poole: a null", drafts, StringComparison.Ordinal);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("null character", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
