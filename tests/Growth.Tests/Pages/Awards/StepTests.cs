using System.Net;
using Modular.Testing;

namespace Growth.Tests.Pages.Awards;

public class StepTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Step_WithoutPermission_IsRefused() =>
        await GrowthSite.NeedsPermissionAsync(site, $"/growth/awards/step/{await site.Client().AwardAsync(1)}/approve", "growth.edit");

    [SiteFact]
    public async Task Step_UnknownStepOrAward_IsNotFound()
    {
        var staff = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/growth/awards/step/{await staff.AwardAsync(1)}/dance")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/growth/awards/step/{GrowthSite.NoSuchId}/approve")).StatusCode);
    }

    [SiteFact]
    public async Task Approve_WithoutMinute_IsRefused()
    {
        var staff = await site.SignedInAsync();
        var response = await staff.SubmitAsync($"/growth/awards/step/{await staff.AwardAsync(2)}/approve", "Approve this award");
        await response.RefusedAsync("Enter the minute reference");
    }

    [SiteFact]
    public async Task Start_BeforeApproval_IsRefusedWithTheReason()
    {
        var staff = await site.SignedInAsync();
        var response = await staff.SubmitAsync($"/growth/awards/step/{await staff.AwardAsync(2)}/start", "Start this award");
        await response.RefusedAsync("The Board has to approve it first");
    }

    [SiteFact]
    public async Task Steps_OneAfterAnother_DeliverTheAwardAndLogItsDays()
    {
        var staff = await site.SignedInAsync();
        var id = await staff.AwardAsync(3);
        await TakeAsync(staff, id, "approve", "Approve this award", "Award approved", new() { ["Typed"] = "Example minute 7" });
        await TakeAsync(staff, id, "start", "Start this award", "Award started");
        var days = $"/growth/awards/days/{id}";
        await (await LogAsync(staff, days, "14.5")).RefusedAsync("Days must be 14 or fewer");
        await (await LogAsync(staff, days, "2", "")).RefusedAsync("Enter what was done");
        await staff.AfterAsync(await LogAsync(staff, days, "2.5"), "2.5 days logged");
        await (await LogAsync(staff, days, "12")).RefusedAsync("Only 11.5 days of this award can still be used");
        var taken = await staff.AfterAsync(await staff.SubmitAsync(days, "Take out the entry of 3 February 2014"), "Entry taken out");
        Assert.Contains("0 of 14 days used", taken.Body!.TextContent);
        await staff.AfterAsync(await staff.SubmitAsync(days, "Put back the entry of 3 February 2014"), "Entry put back");
        var page = await TakeAsync(staff, id, "deliver", "Mark this award as delivered", "Award delivered");
        Assert.Contains("Example minute 7", page.Body!.TextContent);
        Assert.Contains("2.5 of 14", page.Body.TextContent);
    }

    [SiteFact]
    public async Task Log_SomebodyElseWasFaster_ShowsWhatIsStoredAndKeepsWhatWasTyped()
    {
        var staff = await site.SignedInAsync();
        var id = await staff.AwardAsync(8);
        await TakeAsync(staff, id, "approve", "Approve this award", "Award approved", new() { ["Typed"] = "Example minute 7" });
        await TakeAsync(staff, id, "start", "Start this award", "Award started");
        var days = $"/growth/awards/days/{id}";
        var mine = await staff.PageAsync(days);
        await staff.AfterAsync(await LogAsync(staff, days, "1"), "1 day logged");

        var conflict = await staff.SubmitAsync(mine, days, "Log days", Entry("3", "Example visit"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var again = await conflict.PageAsync();
        Assert.Contains("1 of 14 days used, 13 left", again.Body!.TextContent);
        Assert.Equal("3", again.QuerySelector("#Form_Days")!.GetAttribute("value"));
        var page = await staff.AfterAsync(await staff.SubmitAsync(again, days, "Log days"), "3 days logged");
        Assert.Contains("4 of 14 days used", page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Log_BeforeTheAwardStarted_HasNoForm()
    {
        var staff = await site.SignedInAsync();
        var page = await staff.PageAsync($"/growth/awards/days/{await staff.AwardAsync(4)}");
        Assert.Contains("No days logged yet", page.Body!.TextContent);
        Assert.Null(page.QuerySelector("#Form_What"));
    }

    [SiteFact]
    public async Task Withdraw_ThenReinstate_TakesItFromTheListAndBack()
    {
        var staff = await site.SignedInAsync();
        var id = await staff.AwardAsync(5);
        await (await staff.SubmitAsync($"/growth/awards/step/{id}/withdraw", "Withdraw this award")).RefusedAsync("Enter the reason");
        await TakeAsync(staff, id, "withdraw", "Withdraw this award", "Award withdrawn", new() { ["Typed"] = "Example reason" });
        Assert.DoesNotContain(id, await staff.GetStringAsync("/growth/awards"));
        Assert.Contains(id, await staff.GetStringAsync("/growth/awards?state=Withdrawn"));
        await TakeAsync(staff, id, "reinstate", "Reinstate this award", "Award reinstated");
        Assert.Contains(id, await staff.GetStringAsync("/growth/awards"));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> TakeAsync(
        HttpClient staff, string id, string step, string button, string banner, Dictionary<string, string?>? fields = null) =>
        await staff.AfterAsync(await staff.SubmitAsync($"/growth/awards/step/{id}/{step}", button, fields), banner);

    private static Task<HttpResponseMessage> LogAsync(HttpClient staff, string path, string days, string what = "Example workshop") =>
        staff.SubmitAsync(path, "Log days", Entry(days, what));

    private static Dictionary<string, string?> Entry(string days, string what) => new()
    {
        ["Form.On.Day"] = "3",
        ["Form.On.Month"] = "2",
        ["Form.On.Year"] = "2014",
        ["Form.Days"] = days,
        ["Form.What"] = what,
    };
}
