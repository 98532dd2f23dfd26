using System.Net;
using Modular.Host.Work;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

/// <summary>The pages of background work: progress, result, report, and that nobody sees somebody else's.</summary>
public sealed class WorkPagesTests(WorkSite site) : IClassFixture<WorkSite>
{
    [SiteFact]
    public async Task Get_NotSignedIn_AsksToSignIn()
    {
        foreach (var path in new[] { "/work", $"/work/{Guid.NewGuid()}", $"/work/{Guid.NewGuid()}/progress", $"/work/{Guid.NewGuid()}/report.csv" })
            Assert.Equal(HttpStatusCode.Redirect, (await site.Client().GetAsync(path)).StatusCode);
    }

    [SiteFact]
    public async Task Get_SomebodyElses_IsNotFoundButForAdministrators()
    {
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        using var other = await site.SignedInWithAsync(WorkSite.Edit);
        using var administrator = await site.SignedInAsync();
        var id = await site.StartAsync(person, rows: 2);
        await site.EndedAsync(id);
        foreach (var path in new[] { $"/work/{id}", $"/work/{id}/progress", $"/work/{id}/report.csv" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(path)).StatusCode);
        }
        Assert.DoesNotContain($"/work/{id}", await other.GetStringAsync("/work?of=everybody"));
        Assert.Contains($"/work/{id}", await administrator.GetStringAsync("/work?of=everybody"));
        Assert.Contains($"/work/{id}", await person.GetStringAsync("/work"));
    }

    [SiteFact]
    public async Task Get_WhileItRuns_RefreshesItselfWithoutScriptsAndCanBeCancelled()
    {
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var id = await site.StartAsync(person, "wait", rows: 4);
        await site.UntilAsync(id, work => work.State is WorkState.Running);
        var page = await person.PageAsync($"/work/{id}");
        Assert.Contains("http-equiv=\"refresh\"", page.QuerySelector("head noscript")!.InnerHtml);
        Assert.Equal(("2", $"/work/{id}/progress"), (page.QuerySelector("[data-live]")!.GetAttribute("data-live"), page.QuerySelector("[data-live]")!.GetAttribute("data-live-from")));
        Assert.NotNull(page.QuerySelector("progress"));
        Assert.NotNull(page.QuerySelector("[role=status]"));

        using var other = await site.SignedInWithAsync(WorkSite.Edit);
        var token = (await other.PageAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/work/{id}", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).StatusCode);
        person.DefaultRequestHeaders.Remove("RequestVerificationToken");
        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync($"/work/{id}", null)).StatusCode);
        Assert.Equal(WorkState.Running, (await site.FindAsync(id))!.State);

        Assert.Equal(HttpStatusCode.Redirect, (await person.SubmitAsync(page, $"/work/{id}", "Cancel this work")).StatusCode);
        Assert.Equal(WorkState.Cancelled, (await site.EndedAsync(id)).State);
        var ended = await person.PageAsync($"/work/{id}");
        Assert.Null(ended.QuerySelector("head noscript"));
        Assert.Null(ended.QuerySelector("progress"));
        Assert.Null(ended.QuerySelector("[data-live]"));
        Assert.Contains("Cancelled", ended.QuerySelector(".govuk-tag")!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SubmitAsync(page, $"/work/{id}", "Cancel this work")).StatusCode);
    }

    [SiteFact]
    public async Task Get_WhenItHasEnded_ShowsResultAndReportInPages()
    {
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var id = await site.StartAsync(person, rows: 120);
        await site.EndedAsync(id);
        var page = await person.PageAsync($"/work/{id}?p=3");
        Assert.Contains("120 rows were read", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='/test-module/notes']"));
        Assert.Equal(20, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("note-101", page.QuerySelector("tbody tr")!.TextContent);
    }

    [SiteFact]
    public async Task Report_AsCsv_IsSafeInASpreadsheet()
    {
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var id = await site.StartAsync(person, rows: 1);
        await site.EndedAsync(id);
        var response = await person.GetAsync($"/work/{id}/report.csv");
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["row,key,severity,column,value,message", "2,note-1,Warning,title,\"'+1\",\"'=HYPERLINK(\"\"x\"\")\""], lines);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/work/{await site.StartAsync(person)}/report.csv")).StatusCode);
    }
}
