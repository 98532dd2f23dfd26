using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class ManageTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Edit = "case-studies.edit";

    [SiteTheory]
    [InlineData("/case-studies/manage")]
    [InlineData("/case-studies/manage/new")]
    [InlineData("/case-studies/manage/00000000-0000-0000-0000-000000000001")]
    [InlineData("/case-studies/manage/00000000-0000-0000-0000-000000000001/edit")]
    public async Task Get_NotSignedInOrNotAllowed_IsRefused(string path)
    {
        using var anybody = site.Client();
        Assert.StartsWith("/sign-in", (await anybody.GetAsync(path)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var reader = await site.SignedInWithAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(path)).StatusCode);
    }

    [SiteTheory]
    [InlineData("/case-studies/manage/00000000-0000-0000-0000-000000000001")]
    [InlineData("/case-studies/manage/00000000-0000-0000-0000-000000000001/edit")]
    public async Task Get_UnknownCase_IsNotFound(string path)
    {
        using var editor = await site.SignedInWithAsync(Edit);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(path)).StatusCode);
    }

    [SiteFact]
    public async Task Get_List_FiltersByStateAndReview()
    {
        using var editor = await site.SignedInWithAsync(Edit);
        var all = await editor.PageAsync("/case-studies/manage?sort=title");
        Assert.Contains("Aylesbury Vale", ListTests.Text(all.QuerySelector("tbody th")!), StringComparison.Ordinal);
        Assert.NotEmpty((await editor.PageAsync("/case-studies/manage?review=overdue")).QuerySelectorAll("tbody .govuk-tag--red"));
        Assert.NotNull((await editor.PageAsync("/case-studies/manage?state=archived")).QuerySelector(".mod-empty"));
    }

    [SiteFact]
    public async Task Post_EmptyForm_SaysWhatIsMissingAndKeepsTheRest()
    {
        using var editor = await site.SignedInWithAsync(Edit);
        var response = await editor.SubmitAsync("/case-studies/manage/new", "Save", new() { ["Form.Summary"] = "Kept", ["Form.Since"] = "long ago" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["Enter a title", "Choose a kind", $"Enter a year from 1945 to {TimeProvider.System.GetUtcNow().Year}"],
            page.QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.Equal("Kept", page.QuerySelector("#Form_Summary")!.TextContent.Trim());
        Assert.Equal("long ago", page.QuerySelector("#Form_Since")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("Atlantis", "No council is known as “Atlantis”")]
    [InlineData("Poole\nAtlantis", "No council is known as “Atlantis”")]
    public async Task Post_CouncilThatIsNotCertain_IsAMistakeAtTheField(string councils, string error)
    {
        using var editor = await site.SignedInWithAsync(Edit);
        var page = await (await editor.SubmitAsync("/case-studies/manage/new", "Save", Cases.Form("Council test", new() { ["Form.Councils"] = councils }))).PageAsync();
        Assert.Equal(error, ListTests.Text(page.QuerySelector(".govuk-error-summary__list a[href='#Form_Councils']")!));
    }

    [SiteFact]
    public async Task Post_AddAndRemoveAmounts_KeepsWhatWasTypedAndSavesNothing()
    {
        using var editor = await site.SignedInWithAsync(Edit);
        const string path = "/case-studies/manage/new";
        var one = await (await editor.SubmitAsync(path, "Add an amount", new() { ["Form.Title"] = "Typed before" })).PageAsync();
        Assert.Null(one.QuerySelector(".govuk-error-summary"));
        Assert.Equal("Typed before", one.QuerySelector("#Form_Title")!.GetAttribute("value"));
        var two = await (await editor.SubmitAsync(one, path, "Add an amount", new() { ["Form.Money[0].Amount"] = "abc", ["Form.Money[0].Note"] = "first" })).PageAsync();
        var left = await (await editor.SubmitAsync(two, path, "Remove amount 1", new() { ["Form.Money[1].Note"] = "second", ["Form.Money[1].Amount"] = "1,200" })).PageAsync();
        Assert.Equal("second", left.QuerySelector("#Form_Money_0__Note")!.GetAttribute("value"));
        Assert.Equal("1,200", left.QuerySelector("#Form_Money_0__Amount")!.GetAttribute("value"));
        Assert.Null(left.QuerySelector("#Form_Money_1__Note"));
    }

    [SiteFact]
    public async Task Post_Preview_ShowsTheTextWithoutWhatCouldRun()
    {
        using var editor = await site.SignedInWithAsync(Edit);
        const string hostile = """
            # Heading

            <script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](javascript:alert(2)) <a href="data:text/html,x">c</a>

            [d](  JaVaScRiPt:alert(3)) <svg onload=alert(4)> [e]: vbscript:alert(5)
            """;
        var response = await editor.SubmitAsync("/case-studies/manage/new", "Preview the text", new() { ["Form.Body"] = hostile });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var preview = (await response.PageAsync()).QuerySelector("section[aria-label=Preview]")!;
        Assert.Equal("Heading", preview.QuerySelector("h2")!.TextContent);
        Cases.AssertHarmless(preview);
    }
}
