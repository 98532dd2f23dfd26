using System.Net;
using System.Text.Json;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class RulesTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string New = "/case-studies/manage/new";

    [SiteFact]
    public async Task Post_PublishWithoutSignOff_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var path = await Cases.AddAsync(editor, "Poole: not signed off", new() { ["Form.SignedOffRole"] = "" });
        var response = await Cases.PublishAsync(editor, path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Nobody has signed it off", ListTests.Text((await response.PageAsync()).QuerySelector(".govuk-error-summary")!), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_SignOff_IsForEditorsOnly()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var reader = site.Client();
        var path = await Cases.AddAsync(editor, "Poole: signed off", new() { ["Form.SignedOffBy"] = "Q. Zebra" });
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, path)).StatusCode);
        Assert.Contains("Q. Zebra, Head of assets", ListTests.Text((await editor.PageAsync(path)).QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        foreach (var open in new[] { "/case-studies/poole-signed-off", "/api/case-studies/poole-signed-off", "/case-studies.csv" })
            Assert.DoesNotContain("Zebra", await reader.GetStringAsync(open), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_PublishExampleThatNamesACouncil_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var path = await Cases.AddAsync(editor, "Example: names Poole", new() { ["Form.Example"] = "true" });
        Assert.Contains("must not name a council", await (await Cases.PublishAsync(editor, path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("Cost", "-5,000", "Only a net amount or a surplus can be a loss. Enter an amount without a minus sign")]
    [InlineData("Net", "a lot", "Enter an amount in pounds, such as 372,300")]
    public async Task Post_ImpossibleAmount_IsAMistakeAtTheField(string kind, string amount, string error)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var form = await (await editor.SubmitAsync(New, "Add an amount", Cases.Form("Poole: impossible"))).PageAsync();
        var page = await (await editor.SubmitAsync(form, New, "Save", new() { ["Form.Money[0].Kind"] = kind, ["Form.Money[0].Amount"] = amount })).PageAsync();
        Assert.Equal(error, ListTests.Text(page.QuerySelector(".govuk-error-summary__list a[href='#Form_Money_0__Amount']")!));
    }

    [SiteFact]
    public async Task Post_Loss_IsSavedWithOneSpellingOfTheYear()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var form = await (await editor.SubmitAsync(New, "Add an amount", Cases.Form("Poole: a loss"))).PageAsync();
        var saved = await editor.SubmitAsync(form, New, "Save",
            new() { ["Form.Money[0].Kind"] = "Net", ["Form.Money[0].Amount"] = "−£5,000", ["Form.Money[0].PriceYear"] = "2011-12", ["Form.Money[0].Source"] = "Accounts" });
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, saved.Headers.Location!.OriginalString)).StatusCode);
        using var reader = site.Client();
        var row = (await reader.PageAsync("/case-studies/poole-a-loss")).QuerySelector(".mod-table tbody tr")!;
        Assert.StartsWith("−£5,000 net, a year, forecast, 2011/12 prices", ListTests.Text(row), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_SameTitleAtTheSameMoment_IsSavedOnceAndNeverFails()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var form = await editor.PageAsync(New);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => editor.SubmitAsync(form, New, "Save", Cases.Form("Poole: a race"))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.Found))
        {
            Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
            var page = await late.PageAsync();
            Assert.NotNull(page.QuerySelector(".govuk-error-summary__list a[href='#Form_Slug']"));
            Assert.Equal("Poole: a race", page.QuerySelector("#Form_Title")!.GetAttribute("value"));
        }
    }

    [SiteFact]
    public async Task Post_EndlessCouncils_IsAMistakeAtTheField()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var page = await (await editor.SubmitAsync(New, "Save", Cases.Form("Poole: endless", new() { ["Form.Councils"] = string.Concat(Enumerable.Repeat("Poole\n", 400)) }))).PageAsync();
        Assert.Contains("The councils must be 2,000 characters or fewer", ListTests.Text(page.QuerySelector(".govuk-error-summary")!), StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("2015", "SOM")]
    [InlineData("2024", "SMT")]
    public async Task Post_NameThatPassedToAnotherCouncil_MeansTheOneOfTheTime(string since, string council)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var title = $"Somerset: since {since}";
        var path = await Cases.AddAsync(editor, title, new() { ["Form.Councils"] = "Somerset", ["Form.Since"] = since });
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, path)).StatusCode);
        using var reader = site.Client();
        var study = JsonDocument.Parse(await reader.GetStringAsync($"/api/case-studies/somerset-since-{since}")).RootElement;
        Assert.Equal(council, study.GetProperty("councils")[0].GetString());
    }
}
