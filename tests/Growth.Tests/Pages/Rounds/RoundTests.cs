using System.Net;
using Modular.Testing;

namespace Growth.Tests.Pages.Rounds;

public class RoundTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteTheory]
    [InlineData("/growth/rounds", "growth.read")]
    [InlineData("/growth/rounds/edit", "growth.edit")]
    public Task Pages_WithoutPermission_AreRefused(string path, string permission) => GrowthSite.NeedsPermissionAsync(site, path, permission);

    [SiteFact]
    public async Task Form_NoSuchRound_IsNotFound()
    {
        var staff = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/growth/rounds/edit/{GrowthSite.NoSuchId}")).StatusCode);
    }

    [SiteFact]
    public async Task Save_ClosesBeforeItOpens_KeepsWhatWasTyped()
    {
        var staff = await site.SignedInAsync();
        var page = await (await SaveAsync(staff, "Example round", "1 3 2014", "1 2 2014")).RefusedAsync("The closing date must be the same as or after");
        Assert.Equal("Example round", page.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("3", page.QuerySelector("#Form_Opens_Month")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Save_NameOfAnotherRound_IsRefused()
    {
        var staff = await site.SignedInAsync();
        await (await SaveAsync(staff, "January 2014", "1 2 2014", "1 3 2014")).RefusedAsync("Another round has this name");
    }

    [SiteFact]
    public async Task Save_Valid_ShowsInTheListAndTheCalendarDates()
    {
        var staff = await site.SignedInAsync();
        var page = await staff.AfterAsync(await SaveAsync(staff, "Example spring", "1 4 2014", "30 4 2014"), "Round added");
        Assert.Contains("30 April 2014", page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Save_SameNameAtOnce_AddsOneAndTellsTheOthers()
    {
        var staff = await site.SignedInAsync();
        var form = await staff.PageAsync("/growth/rounds/edit");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            staff.SubmitAsync(form, "/growth/rounds/edit", "Save", new() { ["Form.Name"] = "Example twin" })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
            await answer.RefusedAsync("Another round has this name");
    }

    [SiteFact]
    public async Task Save_Refused_StillShowsTheHistory()
    {
        var staff = await site.SignedInAsync();
        var link = (await staff.PageAsync("/growth/rounds")).QuerySelectorAll("a[href^='/growth/rounds/edit/']").First(round => round.TextContent == "January 2014");
        var page = await (await staff.SubmitAsync(link.GetAttribute("href")!, "Save", new() { ["Form.Name"] = "" })).RefusedAsync("Enter the name");
        Assert.Contains(page.QuerySelectorAll("h2"), heading => heading.TextContent == "History");
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient staff, string name, string opens, string closes)
    {
        var fields = new Dictionary<string, string?> { ["Form.Name"] = name };
        foreach (var (field, date) in new[] { ("Opens", opens), ("Closes", closes) })
        {
            var parts = date.Split(' ');
            (fields[$"Form.{field}.Day"], fields[$"Form.{field}.Month"], fields[$"Form.{field}.Year"]) = (parts[0], parts[1], parts[2]);
        }
        return staff.SubmitAsync("/growth/rounds/edit", "Save", fields);
    }
}
