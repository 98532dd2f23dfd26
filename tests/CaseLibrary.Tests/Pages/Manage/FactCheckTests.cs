using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>The council’s check, from the letter to the answer.</summary>
public sealed class FactCheckTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Asked = "Please check a case study";
    private static readonly Dictionary<string, string?> Officer = new() { ["Name"] = "Pat Example", ["Role"] = "Head of assets" };

    [SiteFact]
    public async Task Post_Approve_SignsTheCaseOffInTheOfficersName()
    {
        var (editor, record, link) = await AskedAsync("Poole: approved by link");
        using var officer = site.Client();
        var page = await officer.PageAsync(link);
        Assert.Contains("It works.", page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(page, link, "Approve for our council", Officer)).StatusCode);

        var answered = await officer.PageAsync(link);
        Assert.Contains("Pat Example (Head of assets) approved the case study", answered.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(answered.QuerySelectorAll("textarea"));
        var after = await editor.PageAsync(record);
        Assert.Contains("Pat Example, Head of assets", ListTests.Text(after.QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        Assert.Contains("by Pat Example, Head of assets (by personal link)", after.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Publish")).StatusCode);
    }

    [SiteFact]
    public async Task Post_SaveThenAskForChanges_KeepsTheCommentsAndReturnsTheCase()
    {
        var (editor, record, link) = await AskedAsync("Poole: changes by link");
        using var officer = site.Client();
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(link, "Save and come back later", new() { ["Notes[2].Text"] = "It worked until 2012 only." })).StatusCode);

        var back = await officer.PageAsync(link);
        Assert.Contains("It worked until 2012 only.", back.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(back, link, "Ask for changes", Officer)).StatusCode);

        Assert.Contains("It worked until 2012 only.", (await editor.PageAsync(record + "/fact-check")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Editing", ListTests.Text((await editor.PageAsync(record)).QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_WithoutNameOrWord_SaysWhatIsMissingAndKeepsTheRest()
    {
        var (_, _, link) = await AskedAsync("Poole: nothing said");
        using var officer = site.Client();

        var response = await officer.SubmitAsync(link, "Ask for changes", new() { ["Role"] = "Head of assets" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["Say what should change, at the part that it concerns", "Enter your name"], page.QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.Equal("Head of assets", page.QuerySelector("#Role")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Post_SentAgain_EndsTheFirstLink()
    {
        var (editor, record, first) = await AskedAsync("Poole: asked twice");
        using var officer = site.Client();
        var opened = await officer.PageAsync(first);
        var second = await SendAsync(editor, record);

        var ended = (await officer.PageAsync(first)).DocumentElement.TextContent;
        Assert.Contains("This link has ended", ended, StringComparison.Ordinal);
        Assert.DoesNotContain("asked twice", ended, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.SubmitAsync(opened, first, "Approve for our council", Officer)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(second, "Approve for our council", Officer)).StatusCode);
    }

    [SiteFact]
    public async Task Get_ImagesOfTheDraft_OpenForTheHolderOfTheLinkUntilItIsAnswered()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await EditingAsync(editor, "Poole: with images");
        await Attaching.AddImageAsync(editor, record, SampleFiles.JpegWithPlace(1200, 800, 6));
        await Attaching.AddImageAsync(editor, record, SampleFiles.JpegWithPlace(60, 40, 1), new() { ["AltText"] = "At the top", ["Lead"] = "true" });
        await Attaching.AddDocumentAsync(editor, record, SampleFiles.Pdf);
        var line = (await editor.PageAsync(record + "/attachments")).QuerySelectorAll("code").Select(code => code.TextContent).First(code => code.Contains("fields", StringComparison.Ordinal));
        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = $"## Results\n\n{line}" });
        var link = await SendAsync(editor, record);
        var (_, _, other) = await AskedAsync("Poole: another council’s link");
        using var officer = site.Client();

        var page = await officer.PageAsync(link);

        var images = page.QuerySelectorAll("main img").Select(image => image.GetAttribute("src")!).ToList();
        var smaller = page.QuerySelector("main img[srcset]")!.GetAttribute("srcset")!.Split(' ')[0];
        var document = page.QuerySelector("main a[href*='report.pdf']")!.GetAttribute("href")!;
        Assert.Equal(2, images.Count);
        foreach (var address in images.Append(smaller).Append(document))
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(address)).StatusCode);
            var bare = address.Split('?')[0];
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(bare)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(bare + "?link=guessed")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(bare + "?" + other.Split('?')[1])).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(page, link, "Approve for our council", Officer)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(images[0])).StatusCode);
    }

    [SiteFact]
    public async Task Post_ApproveWhatWasChangedMeanwhile_ShowsTheNewTextAndSignsNothingOff()
    {
        var (editor, record, link) = await AskedAsync("Poole: changed while it was read");
        using var officer = site.Client();
        var opened = await officer.PageAsync(link);
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = "## Results\n\nIt never worked." })).StatusCode);

        var response = await officer.SubmitAsync(opened, link, "Approve for our council", Officer);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains("It never worked.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The editors have changed the case since you opened this page", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(page, link, "Approve for our council", Officer)).StatusCode);
    }

    [SiteTheory]
    [InlineData("Bob <b@example.gov.uk>")]
    [InlineData("a b@example.gov.uk")]
    public async Task Post_AddressThatNoLetterReaches_IsRefusedBeforeAnythingIsSaved(string address)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await EditingAsync(editor, "Poole: " + Guid.NewGuid().ToString("N"));
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SubmitAsync(record + "/fact-check", "Send the link", new() { ["Recipient"] = address })).StatusCode);
    }

    [SiteTheory]
    [InlineData("/case-studies/fact-check")]
    [InlineData("/case-studies/fact-check?link=guessed")]
    public async Task Get_UnknownLink_IsNotFoundInPlainWords(string path)
    {
        using var anybody = site.Client();
        var response = await anybody.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("We do not know this link", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_AddressThatIsNone_IsRefusedAndSendsNothing()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await EditingAsync(editor, "Poole: no address");
        var response = await editor.SubmitAsync(record + "/fact-check", "Send the link", new() { ["Recipient"] = "the assets team" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("the assets team", (await response.PageAsync()).QuerySelector("#Recipient")!.GetAttribute("value"));
        Assert.Contains("Editing", ListTests.Text((await editor.PageAsync(record)).QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
    }

    private async Task<(HttpClient Editor, string Record, string Link)> AskedAsync(string title)
    {
        var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await EditingAsync(editor, title);
        return (editor, record, await SendAsync(editor, record));
    }

    private static async Task<string> EditingAsync(HttpClient editor, string title)
    {
        var record = await Cases.AddAsync(editor, title, new() { ["Form.SignedOffBy"] = "", ["Form.SignedOffRole"] = "" });
        foreach (var button in new[] { "Submit for editing", "Take into editing" })
            Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, button)).StatusCode);
        return record;
    }

    private async Task<string> SendAsync(HttpClient editor, string record)
    {
        var address = $"{Guid.NewGuid():N}@example.gov.uk";
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record + "/fact-check", "Send the link", new() { ["Recipient"] = address })).StatusCode);
        return await site.PersonalLinkAsync(address, Asked);
    }
}
