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

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient staff, string councils, string days) => await staff.SubmitAsync(Add, "Save", new()
    {
        ["Form.Round"] = await RoundAsync(staff),
        ["Form.Councils"] = councils,
        ["Form.Days"] = days,
    });

    private static async Task<string> RoundAsync(HttpClient staff) =>
        (await staff.PageAsync(Add)).QuerySelectorAll("option").First(option => option.TextContent == "January 2014").GetAttribute("value")!;
}
