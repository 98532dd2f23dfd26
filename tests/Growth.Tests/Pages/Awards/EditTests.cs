using System.Net;
using AngleSharp.Html.Dom;
using Modular.Testing;

namespace Growth.Tests.Pages.Awards;

public class EditTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Add = "/growth/awards/edit";

    [SiteFact]
    public Task Form_WithoutPermission_IsRefused() => GrowthSite.NeedsPermissionAsync(site, Add, "growth.edit");

    [SiteFact]
    public async Task Form_NoSuchAward_IsNotFound()
    {
        var staff = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"{Add}/{GrowthSite.NoSuchId}")).StatusCode);
    }

    [SiteTheory]
    [InlineData("Corby Borough Council and Nowhere-on-Sea", "3", "“Nowhere-on-Sea” is not a council in the register")]
    [InlineData("Corby Borough Council", "14.5", "Days must be 14 or fewer")]
    [InlineData("Corby Borough Council", "1.25", "Days must be whole or half days")]
    [InlineData("", "3", "Enter the councils")]
    public async Task Save_Invalid_KeepsWhatWasTyped(string councils, string days, string error)
    {
        var staff = await site.SignedInAsync();
        var page = await (await SaveAsync(staff, councils, days)).RefusedAsync(error);
        Assert.Equal(councils, ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value);
        Assert.Equal(days, page.QuerySelector("#Form_Days")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Save_AmbiguousCouncil_NamesTheCandidates()
    {
        var staff = await site.SignedInAsync();
        var page = await (await SaveAsync(staff, "Corby and Northampton Borugh", "3")).RefusedAsync("could be");
        Assert.Contains("(NOR)", page.QuerySelector("#Form_Councils-error")!.TextContent);
    }

    [SiteFact]
    public async Task Save_RowOfAnotherAward_IsRefused()
    {
        var staff = await site.SignedInAsync();
        var response = await staff.SubmitAsync(Add, "Save", new()
        {
            ["Form.Round"] = await RoundAsync(staff),
            ["Form.Councils"] = "Corby",
            ["Form.Days"] = "3",
            ["Form.Row"] = "7",
        });
        await response.RefusedAsync("Row 7 of this round is another award");
    }

    [SiteFact]
    public async Task Save_Valid_AddsTheAwardWithItsHistory()
    {
        var staff = await site.SignedInAsync();
        var page = await staff.AfterAsync(await SaveAsync(staff, "Corby and Kettering Borough Councils", "7.5"), "Award added");
        Assert.Contains("Corby Borough Council", page.Body!.TextContent);
        Assert.Contains("7.5 days", page.Body.TextContent);
        Assert.Contains("History", page.Body.TextContent);
    }

    [SiteFact]
    public async Task Save_SomebodyElseWasFaster_ShowsTheConflictAndThenSaves()
    {
        var staff = await site.SignedInAsync();
        var path = $"{Add}/{await staff.AwardAsync(20)}";
        var mine = await staff.PageAsync(path);
        await staff.AfterAsync(await staff.SubmitAsync(path, "Save", new() { ["Form.Days"] = "10" }), "Award saved");

        var conflict = await staff.SubmitAsync(mine, path, "Save", new() { ["Form.Days"] = "12" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var again = await conflict.PageAsync();
        Assert.Equal("12", again.QuerySelector("#Form_Days")!.GetAttribute("value"));
        var page = await staff.AfterAsync(await staff.SubmitAsync(again, path, "Save"), "Award saved");
        Assert.Contains("12 days", page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Save_OnlyTheCouncilsChangedOnBothSides_IsAConflict()
    {
        var staff = await site.SignedInAsync();
        var path = $"{Add}/{await staff.AwardAsync(21)}";
        var mine = await staff.PageAsync(path);
        await staff.AfterAsync(await staff.SubmitAsync(path, "Save", new() { ["Form.Councils"] = "Corby" }), "Award saved");
        Assert.Equal(HttpStatusCode.Conflict, (await staff.SubmitAsync(mine, path, "Save", new() { ["Form.Councils"] = "Kettering" })).StatusCode);
    }

    [SiteFact]
    public async Task Save_AfterTheApproval_IsRefusedAndNotOffered()
    {
        var staff = await site.SignedInAsync();
        var id = await staff.AwardAsync(22);
        var mine = await staff.PageAsync($"{Add}/{id}");
        await staff.SubmitAsync($"/growth/awards/step/{id}/approve", "Approve this award", new() { ["Typed"] = "Example minute 9" });

        Assert.Null((await staff.PageAsync($"/growth/awards/{id}")).QuerySelector($"a[href='{Add}/{id}']"));
        var locked = await staff.PageAsync($"{Add}/{id}");
        Assert.Null(locked.QuerySelector("#Form_Days"));
        Assert.Contains("Withdraw it with the reason, and recommend a new award", locked.Body!.TextContent);
        await (await staff.SubmitAsync(mine, $"{Add}/{id}", "Save", new() { ["Form.Days"] = "3" })).RefusedAsync("This award is approved, so it cannot be changed");
    }

    [SiteFact]
    public async Task Save_SameRowAtOnce_AddsOneAndTellsTheOthers()
    {
        var staff = await site.SignedInAsync();
        var fields = new Dictionary<string, string?>
        {
            ["Form.Round"] = await RoundAsync(staff),
            ["Form.Councils"] = "Corby",
            ["Form.Days"] = "3",
            ["Form.Row"] = "700",
        };
        var form = await staff.PageAsync(Add);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => staff.SubmitAsync(form, Add, "Save", fields)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
        {
            var page = await answer.RefusedAsync("Row 700 of this round is another award");
            Assert.Equal("700", page.QuerySelector("#Form_Row")!.GetAttribute("value"));
        }
    }

    [SiteFact]
    public async Task Save_RowOfAWithdrawnAward_IsFree()
    {
        var staff = await site.SignedInAsync();
        var id = await staff.AwardAsync(23);
        await staff.SubmitAsync($"/growth/awards/step/{id}/withdraw", "Withdraw this award", new() { ["Typed"] = "Example reason" });
        var response = await staff.SubmitAsync(Add, "Save", new()
        {
            ["Form.Round"] = await RoundAsync(staff),
            ["Form.Councils"] = "Corby",
            ["Form.Days"] = "3",
            ["Form.Row"] = "23",
        });
        await staff.AfterAsync(response, "Award added");
        await (await staff.SubmitAsync($"/growth/awards/step/{id}/reinstate", "Reinstate this award")).RefusedAsync("Row 23 of this round is another award now");
    }

    [SiteFact]
    public async Task Save_ValueAboveTheLimit_IsRefused()
    {
        var staff = await site.SignedInAsync();
        await (await staff.SubmitAsync($"{Add}/{await staff.AwardAsync(24)}", "Save", new() { ["Form.NotionalValue"] = "100000.01" }))
            .RefusedAsync("The value must be between 0 and 100,000");
    }

    [SiteFact]
    public async Task List_AwardsOfTwoRounds_NamesTheRoundAndSortsByIt()
    {
        var staff = await site.SignedInAsync();
        var november = (await staff.PageAsync(Add)).QuerySelectorAll("option").First(option => option.TextContent == "November 2013").GetAttribute("value");
        await staff.SubmitAsync(Add, "Save", new()
        {
            ["Form.Round"] = november,
            ["Form.Councils"] = "Corby",
            ["Form.Days"] = "1",
            ["Form.Row"] = "30",
        });
        var page = await staff.PageAsync("/growth/awards");
        Assert.Contains(page.QuerySelectorAll("th"), header => header.TextContent == "Round");
        var rounds = page.QuerySelectorAll(".mod-table tbody tr").Select(row => row.QuerySelector("td")!.TextContent).ToList();
        Assert.Equal("November 2013", rounds[0]);
        Assert.All(rounds.Skip(1), round => Assert.Equal("January 2014", round));
        var one = await staff.PageAsync($"/growth/awards?round={november}");
        Assert.DoesNotContain(one.QuerySelectorAll("th"), header => header.TextContent == "Round");
        Assert.Contains("1 growth adviser day recommended", (await staff.PageAsync("/councils/COR")).Body!.TextContent);
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient staff, string councils, string days) => await staff.SubmitAsync(Add, "Save", new()
    {
        ["Form.Round"] = await RoundAsync(staff),
        ["Form.Councils"] = councils,
        ["Form.Days"] = days,
    });

    private static async Task<string> RoundAsync(HttpClient staff) =>
        (await staff.PageAsync(Add)).QuerySelectorAll("option").First(option => option.TextContent == "January 2014").GetAttribute("value")!;
}
