using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class WordsTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Path = "/case-studies/manage/words";

    [SiteFact]
    public async Task Get_NotAllowed_IsRefused()
    {
        using var client = await site.SignedInWithAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Path)).StatusCode);
    }

    [SiteTheory]
    [InlineData("alone", "at least two words")]
    [InlineData("", "at least two words")]
    [InlineData("--, ++", "needs a letter")]
    [InlineData("PARKING, car parks", "There is a group")]
    public async Task Post_WordsThatWillNotDo_SayWhyAndStay(string typed, string why)
    {
        using var editor = await site.SignedInWithAsync("case-studies.edit");
        var response = await editor.SubmitAsync(Path, "Add words", new() { ["Typed"] = typed });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains(why, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("input[name=Typed]")!.GetAttribute("value") ?? "");
    }

    [SiteFact]
    public async Task Post_Words_AreFoundForOneAnotherUntilTheyAreRemoved()
    {
        using var editor = await site.SignedInWithAsync("case-studies.edit");
        Assert.Empty((await editor.PageAsync("/case-studies?q=aerodrome")).QuerySelectorAll("article"));

        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(Path, "Add words", new() { ["Typed"] = "aerodrome, solar farm" })).StatusCode);
        var found = await editor.UntilAsync("/case-studies?q=aerodrome", page => page.QuerySelectorAll("article").Length > 0);
        Assert.Equal("Forest Heath: buying a solar farm", ListTests.Text(found.QuerySelector("article h3")!));

        var list = await editor.PageAsync(Path);
        Assert.Contains("aerodrome", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(Path, "Remove aerodrome, solar farm")).StatusCode);
        Assert.Contains("Removed", ListTests.Text((await editor.PageAsync(Path)).Body!), StringComparison.Ordinal);
        Assert.Empty((await editor.UntilAsync("/case-studies?q=aerodrome", page => page.QuerySelectorAll("article").Length == 0)).QuerySelectorAll("article"));
    }
}
