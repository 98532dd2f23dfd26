using System.Data.Common;
using CaseLibrary.Tests.Pages.Manage;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

/// <summary>Pages and cards are printed once and given to everybody, until something that they say changes.</summary>
public sealed class PrintedTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    [SiteFact]
    public async Task Get_CaseThatWasReadBefore_SaysWhatWasSavedSince()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var record = await Cases.AddAsync(editor, "Poole: printed early");
        await Cases.PublishAsync(editor, record);
        await ReadAsync(reader, "poole-printed-early");

        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Summary"] = "Another summary.", ["Form.Councils"] = "Bournemouth", ["Form.Body"] = "## Results\n\nIt works <b>well</b>." });
        var page = await ReadAsync(reader, "poole-printed-early");
        Assert.Equal("Another summary.", ListTests.Text(page.QuerySelector("main .govuk-body-l")!));
        Assert.Contains("Bournemouth", ListTests.Text(page.QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        Assert.Contains("It works", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Another summary.", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));

        await Attaching.AddDocumentAsync(editor, record, SampleFiles.Pdf, title: "A later report");
        Assert.Contains("A later report", (await ReadAsync(reader, "poole-printed-early")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_RelatedCaseIsArchived_IsNoLongerNamed()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var about = new Dictionary<string, string?> { ["Form.Subtype"] = "Printing of pages" };
        var (one, other) = (await Cases.AddAsync(editor, "Poole: printed one", about), await Cases.AddAsync(editor, "Poole: printed other", about));
        await Cases.PublishAsync(editor, one);
        await Cases.PublishAsync(editor, other);
        const string link = "main a[href='/case-studies/poole-printed-other']";
        Assert.NotNull((await ReadAsync(reader, "poole-printed-one")).QuerySelector(link));

        Assert.Equal(302, (int)(await editor.SubmitAsync(other, "Archive", new() { ["Why"] = "A mistake" })).StatusCode);
        Assert.Null((await ReadAsync(reader, "poole-printed-one")).QuerySelector(link));
    }

    [SiteFact]
    public async Task Get_ListRightAfterASave_NamesNothingThatIsGone()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var record = await Cases.AddAsync(editor, "Poole: gone at once");
        await Cases.PublishAsync(editor, record);
        const string list = "/case-studies?council=POL&sort=title";
        var before = await reader.UntilAsync(list, page => page.QuerySelector("a[href='/case-studies/poole-gone-at-once']") is not null);
        Assert.NotNull(before.QuerySelector("a[href='/case-studies/poole-gone-at-once']"));
        await editor.SubmitAsync(record, "Archive", new() { ["Why"] = "A mistake" });
        Assert.Null((await reader.PageAsync(list)).QuerySelector("a[href='/case-studies/poole-gone-at-once']"));
    }

    [SiteFact]
    public async Task Get_CaseThatIsPrinted_IsGivenAsItIsStoredByThisBuild()
    {
        using var reader = site.Client();
        await ReadAsync(reader, "example-trade-waste");
        await using var store = await site.StoreAsync("CaseLibrary");
        for (var attempt = 0; await ChangeAsync(store, "SET \"Text\" = '<p id=\"stored\">As stored</p>'") == 0; attempt++)
        {
            Assert.True(attempt < 100, "The page was not kept.");
            await Task.Delay(100);
        }
        Assert.NotNull((await ReadAsync(reader, "example-trade-waste")).QuerySelector("#stored"));

        await ChangeAsync(store, "SET \"Look\" = 'another build'");
        var anew = await ReadAsync(reader, "example-trade-waste");
        Assert.Null(anew.QuerySelector("#stored"));
        Assert.NotNull(anew.QuerySelector(".govuk-summary-list"));
    }

    [SiteFact]
    public async Task Get_CaseByAnotherName_HasThatAddress()
    {
        using var reader = site.Client();
        await ReadAsync(reader, "harrow-recyclables-e-auction");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/case-studies/harrow-recyclables-e-auction") { Headers = { Host = "library.example" } };
        var page = await (await reader.SendAsync(request)).PageAsync();
        Assert.Equal("http://library.example/case-studies/harrow-recyclables-e-auction", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("\"http://library.example/case-studies/harrow-recyclables-e-auction\"", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("this-site.invalid", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_List_MarksTheWordsBetweenSummaryAndAmount()
    {
        using var reader = site.Client();
        var page = await reader.UntilAsync("/case-studies?q=auction", page => page.QuerySelector("article mark") is not null);
        var card = page.QuerySelectorAll("article").First(card => card.QuerySelector("mark") is not null);
        Assert.DoesNotContain('\u001e', card.OuterHtml);
        Assert.Equal(["h3", "p", "p", "p", "p"], card.Children.Select(part => part.LocalName));
    }

    private static async Task<int> ChangeAsync(DbConnection store, string change)
    {
        await using var command = store.CreateCommand();
#pragma warning disable CA2100 // The changes are the constants above.
        command.CommandText = $"UPDATE \"PrintedCases\" {change} WHERE \"CaseStudyId\" = (SELECT \"Id\" FROM \"CaseStudies\" WHERE \"Slug\" = 'example-trade-waste')";
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each time anew, so that the page does not come from the memory of the front.</summary>
    private static Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(HttpClient reader, string slug) => reader.PageAsync($"/case-studies/{slug}?{Guid.NewGuid():N}");
}
