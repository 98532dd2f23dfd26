using System.Net;
using AngleSharp.Html.Dom;
using Modular.Testing;

namespace Growth.Tests.Pages.Applications;

public class ApplicationTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Add = "/growth/applications/edit";

    [SiteTheory]
    [InlineData("/growth/applications", "growth.read")]
    [InlineData(Add, "growth.edit")]
    public Task Pages_WithoutPermission_AreRefused(string path, string permission) => GrowthSite.NeedsPermissionAsync(site, path, permission);

    [SiteTheory]
    [InlineData("/growth/applications/")]
    [InlineData(Add + "/")]
    public async Task Pages_NoSuchApplication_AreNotFound(string path)
    {
        var staff = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(path + GrowthSite.NoSuchId)).StatusCode);
    }

    [SiteFact]
    public async Task Save_Invalid_KeepsWhatWasTyped()
    {
        var staff = await site.SignedInAsync();
        var page = await (await SaveAsync(staff, "Nowhere-on-Sea")).RefusedAsync("is not a council in the register");
        Assert.Equal("Example brief", ((IHtmlTextAreaElement)page.QuerySelector("#Form_Brief")!).Value);
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[value=Housing]")!).IsChecked);
    }

    [SiteFact]
    public async Task Steps_FromDraftToAward_ApproveBoth()
    {
        var staff = await site.SignedInAsync();
        var saved = await SaveAsync(staff, "Corby and Kettering");
        var path = saved.Headers.Location!.OriginalString;
        await staff.AfterAsync(saved, "Application added as a draft");
        await staff.AfterAsync(await staff.SubmitAsync(path, "Submit"), "Application submitted");
        Assert.Contains(path, await staff.GetStringAsync("/growth/applications?state=Submitted"));
        await staff.AfterAsync(await staff.SubmitAsync(path, "Recommend to the Board"), "Application recommended");

        var made = await staff.SubmitAsync($"/growth/awards/edit?application={path.Split('/')[^1]}", "Save");
        var award = made.Headers.Location!.OriginalString;
        await staff.AfterAsync(made, "Award added");
        await staff.SubmitAsync(award.Replace("/awards/", "/awards/step/", StringComparison.Ordinal) + "/approve", "Approve this award", new() { ["Typed"] = "Example minute 9" });
        var page = await staff.PageAsync(path);
        Assert.Equal("Approved", page.QuerySelector(".govuk-tag")!.TextContent);
        Assert.NotNull(page.QuerySelector($"a[href='{award}']"));
    }

    [SiteFact]
    public async Task Steps_WithALiveAward_AreRefusedUntilItIsWithdrawn()
    {
        var staff = await site.SignedInAsync();
        var path = (await SaveAsync(staff, "Kettering")).Headers.Location!.OriginalString;
        await staff.SubmitAsync(path, "Submit");
        await staff.SubmitAsync(path, "Recommend to the Board");
        var id = path.Split('/')[^1];
        var (before, form) = (await staff.PageAsync(path), await staff.PageAsync($"{Add}/{id}"));
        var award = (await staff.SubmitAsync($"/growth/awards/edit?application={id}", "Save")).Headers.Location!.OriginalString;

        var declined = await (await staff.SubmitAsync(before, path, "Decline", new() { ["Reason"] = "Example reason" }))
            .RefusedAsync("This application has the award “Kettering”, so it cannot be declined.");
        Assert.NotNull(declined.QuerySelector($"a[href='{award}']"));
        Assert.DoesNotContain(declined.QuerySelectorAll("button"), button => button.TextContent.Trim() is "Decline" or "Withdraw");
        var edited = await (await staff.SubmitAsync(form, $"{Add}/{id}", "Save")).RefusedAsync("so it cannot be changed");
        Assert.NotNull(edited.QuerySelector($"a[href='{award}']"));
        await (await staff.SubmitAsync($"/growth/awards/edit?application={id}", "Save")).RefusedAsync("This application already has the award “Kettering”");

        await staff.SubmitAsync(award.Replace("/awards/", "/awards/step/", StringComparison.Ordinal) + "/withdraw", "Withdraw this award", new() { ["Typed"] = "Example merger" });
        var returned = await staff.PageAsync(path);
        Assert.Equal("Submitted", returned.QuerySelector(".govuk-tag")!.TextContent);
        Assert.Contains("Example merger", returned.QuerySelector(".govuk-summary-list")!.TextContent);
        await staff.AfterAsync(await staff.SubmitAsync(path, "Recommend to the Board"), "Application recommended");
        await staff.AfterAsync(await staff.SubmitAsync($"/growth/awards/edit?application={id}", "Save"), "Award added");
        var reinstated = await staff.SubmitAsync(award.Replace("/awards/", "/awards/step/", StringComparison.Ordinal) + "/reinstate", "Reinstate this award");
        await reinstated.RefusedAsync("has another award now");
    }

    [SiteFact]
    public async Task Withdraw_SomebodyElseWasFaster_ShowsWhatIsStoredAndKeepsTheReason()
    {
        var staff = await site.SignedInAsync();
        var path = (await SaveAsync(staff, "Corby")).Headers.Location!.OriginalString;
        var mine = await staff.PageAsync(path);
        await staff.AfterAsync(await staff.SubmitAsync($"{Add}/{path.Split('/')[^1]}", "Save", new() { ["Form.Days"] = "8" }), "Application saved");

        var conflict = await staff.SubmitAsync(mine, path, "Withdraw", new() { ["Reason"] = "Example reason" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var again = await conflict.PageAsync();
        Assert.Equal("Draft", again.QuerySelector(".govuk-tag")!.TextContent);
        Assert.Equal("Example reason", ((IHtmlTextAreaElement)again.QuerySelector("#Reason")!).Value);
        await staff.AfterAsync(await staff.SubmitAsync(again, path, "Withdraw"), "Application withdrawn");
    }

    [SiteFact]
    public async Task Withdraw_NeedsAReason_AndCanBeUndone()
    {
        var staff = await site.SignedInAsync();
        var path = (await SaveAsync(staff, "Corby")).Headers.Location!.OriginalString;
        await (await staff.SubmitAsync(path, "Withdraw")).RefusedAsync("Enter the reason");
        await staff.AfterAsync(await staff.SubmitAsync(path, "Withdraw", new() { ["Reason"] = "Example reason" }), "Application withdrawn");
        var page = await staff.AfterAsync(await staff.SubmitAsync(path, "Reinstate"), "Application reinstated");
        Assert.Equal("Draft", page.QuerySelector(".govuk-tag")!.TextContent);
    }

    [SiteFact]
    public async Task Steps_ReadOnly_HaveNoButtonsAndAreRefused()
    {
        var staff = await site.SignedInAsync();
        var path = (await SaveAsync(staff, "Corby")).Headers.Location!.OriginalString;
        var reader = await site.SignedInWithAsync("growth.read");
        var page = await reader.PageAsync(path);
        Assert.DoesNotContain("Submit", page.QuerySelector("main")!.TextContent);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var response = await reader.PostAsync(path + "?handler=Submit", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient staff, string councils) => await staff.SubmitAsync(Add, "Save", new()
    {
        ["Form.Round"] = (await staff.PageAsync(Add)).QuerySelectorAll("option").First(option => option.TextContent == "January 2014").GetAttribute("value"),
        ["Form.Councils"] = councils,
        ["Form.Theme"] = "Housing",
        ["Form.Brief"] = "Example brief",
        ["Form.Days"] = "6",
    });
}
