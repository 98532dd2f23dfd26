using System.Net;
using Modular.Sdk;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>Steps, tasks and assignment as editors see them.</summary>
public sealed class WorkflowTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Post_GiveTheTask_PutsItAmongThatPersonsTasks()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, "host.workspace");
        var record = await Cases.AddAsync(editor, "Poole: a task");
        Assert.Contains("Poole: a task", (await editor.PageAsync("/workspace/tasks?whose=nobody")).Body!.TextContent, StringComparison.Ordinal);

        var me = (await editor.PageAsync(record)).QuerySelectorAll("#Person option").Select(option => option.GetAttribute("value")).First(id => !string.IsNullOrEmpty(id));
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Give the task", new() { ["Person"] = me })).StatusCode);

        Assert.DoesNotContain("Poole: a task", (await editor.PageAsync("/workspace/tasks?whose=nobody")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Write the draft", (await editor.PageAsync("/workspace/tasks?whose=everybody")).Body!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_Tasks_ShowsNothingToThoseWhoMayNotDoIt()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        using var other = await site.SignedInWithAsync("host.workspace");
        await Cases.AddAsync(editor, "Poole: not for you");
        Assert.DoesNotContain("Poole: not for you", (await other.PageAsync("/workspace/tasks?whose=everybody")).Body!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_StepWithoutTheReason_AsksForItAndChangesNothing()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await Cases.AddAsync(editor, "Poole: no reason");
        var response = await editor.SubmitAsync(record, "Withdraw");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["Say why, so that the others understand it."], page.QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.NotNull(page.QuerySelector("details[open] textarea"));
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Withdraw", new() { ["Why"] = "The council has no time" })).StatusCode);
    }

    [SiteFact]
    public async Task Post_StepThatNeedsTheLead_IsNotOfferedAndRefusedWhenSent()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await Cases.AddAsync(editor, "Poole: no lead");
        foreach (var button in new[] { "Submit for editing", "Take into editing" })
            await editor.SubmitAsync(record, button);
        var page = await editor.PageAsync(record);
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent.Contains("Record a sign-off", StringComparison.Ordinal));
        page.QuerySelector("button[value=return]")!.SetAttribute("value", "record-sign-off");
        var response = await editor.SubmitAsync(page, record, "Return to the author", new() { ["Why"] = "By letter" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("needs a permission that you do not have", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_EditOfAPublishedCase_IsForThoseWhoMayPublish()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var record = await Cases.AddAsync(lead, "Poole: only the lead");
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(lead, record)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(record + "/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync(record + "/edit")).StatusCode);
    }

    [SiteFact]
    public async Task Post_Reconfirm_SetsTheNextReview()
    {
        using var lead = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(lead, "Poole: reconfirmed");
        await Cases.PublishAsync(lead, record);
        Assert.Equal(HttpStatusCode.Found, (await lead.SubmitAsync(record, "The council confirms that it still holds", new() { ["Why"] = "By telephone" })).StatusCode);
        var today = UkCalendar.Today(TimeProvider.System);
        Assert.Contains(today.AddMonths(24).ToString("d MMMM yyyy"), ListTests.Text((await lead.PageAsync(record)).QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_StepForSeveral_DoesWhatIsReadyAndNamesTheRest()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var ready = await Cases.AddAsync(editor, "Poole: ready");
        var gap = await Cases.AddAsync(editor, "Poole: not ready", new() { ["Form.Summary"] = "" });
        var page = await editor.PageAsync("/case-studies/manage?state=draft");
        foreach (var box in page.QuerySelectorAll("input[name='Bulk.Cases']").Where(box => ready.Contains(box.GetAttribute("value")!, StringComparison.Ordinal) || gap.Contains(box.GetAttribute("value")!, StringComparison.Ordinal)))
            box.SetAttribute("checked", "");

        var response = await editor.SubmitAsync(page, "/case-studies/manage?state=draft", "Do it", new() { ["Bulk.Step"] = "submit" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["1 of 2 are done. The others are not:", "Poole: not ready: The summary is missing."],
            (await response.PageAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.Contains("Submitted", ListTests.Text((await editor.PageAsync(ready)).QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        Assert.Contains("Drafting", ListTests.Text((await editor.PageAsync(gap)).QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_NothingChosen_SaysWhatToDo()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        var response = await editor.SubmitAsync("/case-studies/manage", "Do it", new() { ["Bulk.Step"] = "submit" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Choose the cases with the boxes at the left.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
