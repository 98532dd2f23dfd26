using System.Net;
using AngleSharp.Html.Dom;
using CaseLibrary.Tests.Pages.Manage;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Propose;

/// <summary>“Share your case”, from the question to the lead in the editors’ queue.</summary>
public sealed class ProposeTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const int LettersAnHour = 3;
    private const string Path = "/case-studies/propose";

    /// <summary>Nobody fills the form in faster; what does is taken for a machine.</summary>
    private static readonly TimeSpan AsAPersonWould = TimeSpan.FromSeconds(3.1);

    [SiteFact]
    public async Task Post_Send_MakesALeadWithTheContactForEditorsOnly()
    {
        using var officer = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var check = await (await officer.SubmitAsync(await OpenAsync(officer), Path, "Continue", Answers("the first proposal"))).PageAsync();
        Assert.Equal("Check your answers", ListTests.Text(check.QuerySelector("h1")!));
        Assert.Contains("It works.", ListTests.Text(check.QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);

        var sent = await officer.SubmitAsync(check, Path, "Send it");

        Assert.Equal(Path + "/thanks", sent.Headers.Location!.OriginalString);
        Assert.Matches("number [0-9]+ of the proposals", await site.LetterAsync("the.first.proposal@example.org", "Thank you"));
        var record = await RecordAsync(editor, "Poole: the first proposal");
        var page = await editor.PageAsync(record);
        Assert.Contains("the.first.proposal@example.org", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Decide whether it is worth a case study", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("## What it earned, and how we know", (await editor.PageAsync(record + "/edit")).QuerySelector("#Form_Body")!.TextContent, StringComparison.Ordinal);
        var slug = page.QuerySelector(".govuk-summary-list a[href^='/case-studies/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(slug)).StatusCode);
        Assert.DoesNotContain("example.org", (await editor.PageAsync(slug)).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Start drafting")).StatusCode);
    }

    [SiteFact]
    public async Task Post_WithdrawALead_TellsTheProposerWhy()
    {
        using var officer = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        await SendAsync(officer, "not taken up");

        var record = await RecordAsync(editor, "Poole: not taken up");
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Withdraw", new() { ["Why"] = "We have three like it" })).StatusCode);

        Assert.Contains("We have three like it", await site.LetterAsync("not.taken.up@example.org", "Your proposal"), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_SaveAndReturn_SendsALinkThatBringsTheAnswersBack()
    {
        using var officer = site.Client();
        using var elsewhere = site.Client();
        var saved = await officer.SubmitAsync(await OpenAsync(officer), Path, "Save and come back later",
            new() { ["Form.Did"] = "Half an answer", ["Form.ContactAddress"] = "half@example.org" });
        Assert.Equal(Path + "/thanks?saved=True", saved.Headers.Location!.OriginalString);

        var link = await site.PersonalLinkAsync("half@example.org", "Your case");
        var back = await OpenAsync(elsewhere, link);
        Assert.Equal("Half an answer", ListTests.Text(back.QuerySelector("#Form_Did")!));
        var answers = Answers("came back");
        answers["Form.ContactAddress"] = "half@example.org";
        var check = await (await elsewhere.SubmitAsync(back, link, "Continue", answers)).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.SubmitAsync(check, link, "Send it")).StatusCode);

        Assert.Contains("Where it stands now: Lead", ListTests.Text((await elsewhere.PageAsync(link)).QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.SubmitAsync(check, link, "Send it")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(Path + "?link=invented")).StatusCode);
    }

    [SiteFact]
    public async Task Post_AnotherContact_EndsTheLinksOfTheFirst()
    {
        using var officer = site.Client();
        using var successor = site.Client();
        await officer.SubmitAsync(await OpenAsync(officer), Path, "Save and come back later", new() { ["Form.Title"] = "A private matter", ["Form.ContactAddress"] = "first@example.org" });
        var first = await site.PersonalLinkAsync("first@example.org", "Your case");
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(await OpenAsync(officer, first), first, "Save and come back later", new() { ["Form.ContactAddress"] = "second@example.org" })).StatusCode);

        var ended = (await officer.PageAsync(first)).DocumentElement.TextContent;
        Assert.Contains("This link has ended", ended, StringComparison.Ordinal);
        Assert.DoesNotContain("A private matter", ended, StringComparison.Ordinal);
        var second = await site.PersonalLinkAsync("second@example.org", "Your case");
        var check = await (await successor.SubmitAsync(await OpenAsync(successor, second), second, "Continue", Answers("third"))).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await successor.SubmitAsync(check, second, "Send it")).StatusCode);
        var sent = (await successor.PageAsync(second)).DocumentElement.TextContent;
        Assert.Contains("This link has ended", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Where it stands", sent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_SentTwiceFromOnePage_SaysThatWeHaveItAndLosesNothing()
    {
        using var officer = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var check = await (await officer.SubmitAsync(await OpenAsync(officer), Path, "Continue", Answers("sent twice"))).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(check, Path, "Send it")).StatusCode);

        var again = await officer.SubmitAsync(check, Path, "Send it");

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        var page = await again.PageAsync();
        Assert.Contains("We have this form already", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("sent twice", page.QuerySelector("#Form_Title")!.GetAttribute("value"));
        Assert.Single((await editor.PageAsync("/case-studies/manage")).QuerySelectorAll("main a"), link => ListTests.Text(link) == "Poole: sent twice");
        await Task.Delay(AsAPersonWould);
        var another = await (await officer.SubmitAsync(page, Path, "Continue", new() { ["Form.Title"] = "one more" })).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(another, Path, "Send it")).StatusCode);
    }

    [SiteFact]
    public async Task Post_ManyFormsWithOneAddress_SendsThreeLettersAnHourAndSaysTheSameToAll()
    {
        using var program = site.Client();
        for (var number = 0; number < LettersAnHour + 2; number++)
        {
            var saved = await program.SubmitAsync(await OpenAsync(program), Path, "Save and come back later", new() { ["Form.ContactAddress"] = number % 2 == 0 ? "victim@example.org" : "Victim@Example.org" });
            Assert.Equal(Path + "/thanks?saved=True", saved.Headers.Location!.OriginalString);
        }
        await site.LetterAsync("victim@example.org", "Your case");
        Assert.Equal(LettersAnHour, await site.CountLettersAsync("victim@example.org"));
    }

    [SiteFact]
    public async Task Post_NameOfACaseThatHasMoved_TakesAnotherAddress()
    {
        using var officer = site.Client();
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var moved = await Cases.AddAsync(lead, "Poole: at a former address");
        await Cases.PublishAsync(lead, moved);
        await lead.SubmitAsync(moved + "/address", "Change the address", new() { ["Slug"] = "poole-somewhere-else" });

        await SendAsync(officer, "at a former address");

        var records = (await lead.PageAsync("/case-studies/manage")).QuerySelectorAll("main a").Where(link => ListTests.Text(link) == "Poole: at a former address").Select(link => link.GetAttribute("href")!);
        var slug = (await lead.PageAsync(records.Single(record => record != moved))).QuerySelector(".govuk-summary-list a[href^='/case-studies/']")!.GetAttribute("href");
        Assert.Equal("/case-studies/poole-at-a-former-address-2", slug);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await officer.GetAsync("/case-studies/poole-at-a-former-address")).StatusCode);
    }

    [SiteFact]
    public async Task Post_Gaps_NamesEachAndKeepsWhatWasTyped()
    {
        using var officer = site.Client();
        var response = await officer.SubmitAsync(await OpenAsync(officer), Path, "Continue", new() { ["Form.Council"] = "Nowhereshire", ["Form.Did"] = "We sold it.", ["Form.ContactAddress"] = "no address" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(
        [
            "No council is known as “Nowhereshire”", "Say in one line what it is", "Choose how it earns income", "Say what it earned, or that it is not known", "Enter your name", "Enter your role",
            "Enter an e-mail address, such as assets@example.gov.uk", "We need your agreement before we can use this",
        ], page.QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.Equal("We sold it.", ListTests.Text(page.QuerySelector("#Form_Did")!));
        Assert.Equal("Nowhereshire", ListTests.Text(page.QuerySelector("#Form_Council")!));
    }

    [SiteFact]
    public async Task Post_ByAProgram_SavesNothing()
    {
        using var program = site.Client();
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var fast = await program.SubmitAsync(await program.PageAsync(Path), Path, "Continue", Answers("too fast"));
        Assert.Equal(HttpStatusCode.BadRequest, fast.StatusCode);
        Assert.Contains("faster than anybody can read", (await fast.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        var forged = Answers("forged");
        forged["Opened"] = "CfDJ8invented";
        Assert.Equal(HttpStatusCode.BadRequest, (await program.SubmitAsync(await OpenAsync(program), Path, "Continue", forged)).StatusCode);

        var trapped = Answers("trapped");
        trapped["Website"] = "https://example.org";
        var check = await (await program.SubmitAsync(await OpenAsync(program), Path, "Continue", trapped)).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await program.SubmitAsync(check, Path, "Send it")).StatusCode);

        var queue = (await editor.PageAsync("/case-studies/manage")).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("too fast", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("forged", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("trapped", queue, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_Change_BringsTheQuestionsBackWithTheAnswers()
    {
        using var officer = site.Client();
        var check = await (await officer.SubmitAsync(await OpenAsync(officer), Path, "Continue", Answers("changed"))).PageAsync();
        var form = await (await officer.SubmitAsync(check, Path, "Change something")).PageAsync();
        Assert.Equal("changed", form.QuerySelector("#Form_Title")!.GetAttribute("value"));
        Assert.Empty(form.QuerySelectorAll(".govuk-error-summary"));
    }

    /// <summary>Opens the form and takes the time that a person takes at least.</summary>
    private static async Task<IHtmlDocument> OpenAsync(HttpClient client, string path = Path)
    {
        var page = await client.PageAsync(path);
        await Task.Delay(AsAPersonWould);
        return page;
    }

    private static async Task SendAsync(HttpClient officer, string title)
    {
        var check = await (await officer.SubmitAsync(await OpenAsync(officer), Path, "Continue", Answers(title))).PageAsync();
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(check, Path, "Send it")).StatusCode);
    }

    private static async Task<string> RecordAsync(HttpClient editor, string title) =>
        (await editor.PageAsync("/case-studies/manage")).QuerySelectorAll("main a").First(link => ListTests.Text(link) == title).GetAttribute("href")!;

    private static Dictionary<string, string?> Answers(string title) => new()
    {
        ["Form.Council"] = "Poole",
        ["Form.Title"] = title,
        ["Form.Kind"] = "Services",
        ["Form.Did"] = "It works.",
        ["Form.Earned"] = "£5 net, by our accounts.",
        ["Form.ContactName"] = "Pat Example",
        ["Form.ContactRole"] = "Head of assets",
        ["Form.ContactAddress"] = $"{title.Replace(' ', '.')}@example.org",
        ["Form.Consent"] = "true",
    };
}
