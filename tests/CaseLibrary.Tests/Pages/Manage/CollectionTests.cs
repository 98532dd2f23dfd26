using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class CollectionTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string List = "/case-studies/manage/collections";
    private const string Harrow = "harrow-recyclables-e-auction";
    private const string Solar = "forest-heath-solar-farm";

    [SiteTheory]
    [InlineData(List)]
    [InlineData(List + "/new")]
    [InlineData(List + "/00000000-0000-0000-0000-000000000001")]
    [InlineData(List + "/00000000-0000-0000-0000-000000000001/edit")]
    public async Task Get_NotSignedInNotAllowedOrUnknown_IsRefused(string path)
    {
        using var anybody = site.Client();
        Assert.StartsWith("/sign-in", (await anybody.GetAsync(path)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var reader = await site.SignedInWithAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(path)).StatusCode);
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        Assert.Equal(path.Contains("0001", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await editor.GetAsync(path)).StatusCode);
    }

    [SiteFact]
    public async Task Post_New_IsADraftThatOnlyEditorsSee()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        using var reader = site.Client();
        var record = await editor.PageAsync(await AddAsync(editor, "A first draft"));
        Assert.Contains("is saved as a draft", record.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Added: Collection", record.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(record.QuerySelectorAll("button"), button => button.TextContent.Contains("Publish", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/case-studies/collections/a-first-draft")).StatusCode);
        Assert.Contains("only editors see", (await editor.PageAsync("/case-studies/collections/a-first-draft")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("A first draft", (await reader.PageAsync("/case-studies/collections")).Body!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_Mistakes_AreNamedAndNothingIsLost()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var form = await (await editor.SubmitAsync(List + "/new", "Add a case")).PageAsync();
        form = await (await editor.SubmitAsync(form, List + "/new", "Add a case")).PageAsync();
        var response = await editor.SubmitAsync(form, List + "/new", "Save", new()
        {
            ["Form.Title"] = "",
            ["Form.Introduction"] = "Kept",
            ["Form.Cases[0].Case"] = Harrow,
            ["Form.Cases[1].Case"] = $"http://localhost/case-studies/{Harrow}?x=1",
            ["Form.Cases[2].Case"] = "no-such-case",
        });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["Enter a title", $"{Harrow} is in the collection twice. Remove one of the rows", "No case has the address no-such-case"],
            page.QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.Equal("Kept", page.QuerySelector("#Form_Introduction")!.TextContent.Trim());
        Assert.Equal("no-such-case", page.QuerySelector("[name='Form.Cases[2].Case']")!.GetAttribute("value"));
    }

    [SiteTheory]
    [InlineData("/")]
    [InlineData("?x=1")]
    [InlineData("https://")]
    public async Task Post_AddressWithoutALastPart_IsNamedAndKept(string typed)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var path = await AddAsync(editor, $"Half an address {Guid.NewGuid():N}") + "/edit";
        var response = await editor.SubmitAsync(path, "Save", new() { ["Form.Cases[0].Case"] = typed });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains("No case has the address", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.GetElementById("Form_Cases_0__Case")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Post_RowsMovedAndRemoved_AreInTheNewOrder()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var path = await AddAsync(editor, "In an order") + "/edit";
        var form = await (await editor.SubmitAsync(path, "Add a case")).PageAsync();
        form = await (await editor.SubmitAsync(form, path, "Move case 2 up", new() { ["Form.Cases[2].Case"] = "camden-wireless-concession" })).PageAsync();
        Assert.Equal([Solar, Harrow, "camden-wireless-concession"], Rows(form));
        Assert.Equal(path, form.QuerySelector("#Form_Title")!.Closest("form")!.GetAttribute("action"));
        form = await (await editor.SubmitAsync(form, path, "Remove case 2")).PageAsync();
        Assert.Equal([Solar, "camden-wireless-concession"], Rows(form));
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(form, path, "Save")).StatusCode);
        Assert.Equal([Solar, "camden-wireless-concession"], Rows(await editor.PageAsync(path)));
    }

    [SiteFact]
    public async Task Post_Publish_PutsItOnPagesSearchAndSitemapUntilItIsTakenBack()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var draft = await Cases.AddAsync(lead, "Poole: not published yet");
        var record = await AddAsync(lead, "Selling quokkas", new() { ["Form.Cases[0].Line"] = "Begin with this one" });
        var form = await (await lead.SubmitAsync(record + "/edit", "Add a case")).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(form, record + "/edit", "Save", new() { ["Form.Cases[2].Case"] = "poole-not-published-yet" })).StatusCode);

        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "Publish")).StatusCode);
        var page = await reader.PageAsync("/case-studies/collections/selling-quokkas");
        Assert.Equal(["Harrow: selling dry recyclables by online auction", "Forest Heath: buying a solar farm"], page.QuerySelectorAll("article h3").Select(ListTests.Text));
        Assert.Contains("Begin with this one", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Readers do not see it", (await lead.PageAsync(record)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 cases", ListTests.Text((await reader.PageAsync("/case-studies/collections")).QuerySelectorAll("article").Single(article => article.TextContent.Contains("quokkas", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.NotNull((await reader.PageAsync("/case-studies/" + Harrow)).QuerySelector("a[href='/case-studies/collections/selling-quokkas']"));
        Assert.Contains("collections/selling-quokkas", await reader.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.NotNull((await reader.UntilAsync("/search?q=quokkas", found => found.QuerySelector("main a[href='/case-studies/collections/selling-quokkas']") is not null)).QuerySelector("main a[href='/case-studies/collections/selling-quokkas']"));

        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(lead, draft)).StatusCode);
        Assert.Equal(3, (await reader.PageAsync("/case-studies/collections/selling-quokkas")).QuerySelectorAll("article").Length);

        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "Make it a draft again")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/case-studies/collections/selling-quokkas")).StatusCode);
        Assert.Null((await reader.PageAsync("/case-studies/" + Harrow)).QuerySelector("a[href='/case-studies/collections/selling-quokkas']"));
        Assert.DoesNotContain("collections/selling-quokkas", await reader.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        await reader.UntilAsync("/search?q=quokkas", found => found.QuerySelector("main a[href='/case-studies/collections/selling-quokkas']") is null);
    }

    [SiteFact]
    public async Task Post_PublishWithGapsOrWithoutTheRight_IsRefused()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await AddAsync(lead, "With gaps", new() { ["Form.Summary"] = "", ["Form.Introduction"] = "" });
        var refused = await lead.SubmitAsync(record, "Publish");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["The summary is missing.", "The introduction is missing."], (await refused.PageAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));

        var whole = await AddAsync(lead, "Without the right");
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync($"{whole}?handler=Publish", await TokenAsync(editor))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(whole, "Publish")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(whole + "/edit")).StatusCode);
        Assert.Null((await lead.PageAsync(whole + "/edit")).QuerySelector("[name='Form.Slug']"));
        var emptied = await lead.SubmitAsync(whole + "/edit", "Save", new() { ["Form.Summary"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, emptied.StatusCode);
    }

    [SiteFact]
    public async Task Post_EditedMeanwhile_ShowsBothSidesAndLetsTheSecondDecide()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await AddAsync(lead, "Two editors");
        var (opened, shown) = (await lead.PageAsync(record + "/edit"), await lead.PageAsync(record));
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record + "/edit", "Save", new() { ["Form.Summary"] = "Theirs." })).StatusCode);

        var conflict = await lead.SubmitAsync(opened, record + "/edit", "Save", new() { ["Form.Summary"] = "Mine." });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.PageAsync();
        Assert.Contains("Theirs.", page.QuerySelector(".mod-conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await lead.SubmitAsync(shown, record, "Publish")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(page, record + "/edit", "Save")).StatusCode);
        Assert.Contains("Mine.", (await lead.PageAsync(record)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_SameAddress_AsksForAnother()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var page = await (await editor.SubmitAsync(List + "/new", "Save", Form("Gross is not net"))).PageAsync();
        Assert.Contains("Another collection has the address gross-is-not-net", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_HostileIntroduction_RunsNothing()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await AddAsync(lead, "Hostile", new()
        {
            ["Form.Introduction"] = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[link](javascript:alert(1))",
            ["Form.Cases[0].Line"] = "</p><script>alert(1)</script>",
        });
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "Publish")).StatusCode);
        using var reader = site.Client();
        var page = await reader.PageAsync("/case-studies/collections/hostile");
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Cases.AssertHarmless(page.QuerySelector("main .govuk-grid-row")!);
    }

    private static Dictionary<string, string?> Form(string title) => new()
    {
        ["Form.Title"] = title,
        ["Form.Summary"] = "A summary.",
        ["Form.Introduction"] = "What they have in common.",
        ["Form.Cases[0].Case"] = "/case-studies/" + Harrow,
        ["Form.Cases[1].Case"] = Solar,
    };

    private static async Task<string> AddAsync(HttpClient editor, string title, Dictionary<string, string?>? more = null)
    {
        var form = Form(title);
        foreach (var (key, value) in more ?? [])
            form[key] = value;
        var response = await editor.SubmitAsync(List + "/new", "Save", form);
        if ((int)response.StatusCode != 302)
            throw new InvalidOperationException((await response.PageAsync()).QuerySelector(".govuk-error-summary")?.TextContent ?? $"Status {(int)response.StatusCode}");
        return response.Headers.Location!.OriginalString;
    }

    private static IEnumerable<string?> Rows(AngleSharp.Dom.IDocument form) => form.QuerySelectorAll("input[name$='].Case']").Select(input => input.GetAttribute("value"));

    private static async Task<FormUrlEncodedContent> TokenAsync(HttpClient client) =>
        new([new("__RequestVerificationToken", (await client.PageAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
}
