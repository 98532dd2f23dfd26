using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class JobsTests
{
    private const string Jobs = "/administration/jobs";

    [SiteFact]
    public async Task Get_NotSignedIn_AsksToSignInAndWithoutThePermissionRefuses()
    {
        using var site = new Site("");
        Assert.Equal(HttpStatusCode.Redirect, (await site.Client().GetAsync(Jobs)).StatusCode);
        using var reader = await site.SignedInWithAsync("growth.edit");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(Jobs)).StatusCode);
    }

    [SiteFact]
    public async Task Post_RunNow_RunsInTheBackgroundAndSaysWhatCameOfIt()
    {
        using var site = new Site("");
        using var client = await site.SignedInAsync();
        var before = await client.PageAsync(Jobs);
        var row = Row(before);
        Assert.Contains("Not run yet", row);
        Assert.Contains("By the cron expression 0 3 1 1 *", row);
        Assert.Contains("1 January", row);
        Assert.NotNull((await client.PageAsync("/administration")).QuerySelector($"a[href='{Jobs}']"));

        var response = await client.SubmitAsync(Jobs, "Run now: Notes of the night");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await client.PageAsync(Jobs);
        Assert.Contains("“Notes of the night” runs in the background", page.QuerySelector(".govuk-notification-banner")!.TextContent);
        Assert.Contains("1 notes", await UntilAsync(client, "Done"));

        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var history = await scope.ServiceProvider.GetRequiredService<HostStore>().History.AsNoTracking().Where(entry => entry.RecordType == "Job").ToListAsync();
        Assert.Equal(("Started", "Administrator", "TestModule: Notes of the night"), (Assert.Single(history).Action, history[0].Who, history[0].Changes.Single().After));
    }

    [SiteFact]
    public async Task Post_WhileItRuns_SaysSoAndStartsNothing()
    {
        using var site = new Site("wait");
        using var client = await site.SignedInAsync();
        var opened = await client.PageAsync(Jobs);
        await client.SubmitAsync(opened, Jobs, "Run now: Notes of the night");
        Assert.Contains("generation 1", await UntilAsync(client, "Running now"));

        var again = await client.SubmitAsync(opened, Jobs, "Run now: Notes of the night");
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("is running already", (await again.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        site.OpenGate();
        Assert.Contains("1 notes", await UntilAsync(client, "Done"));
    }

    [SiteFact]
    public async Task Post_WithoutAntiforgeryOrForAJobThatIsNotThere_IsRefused()
    {
        using var site = new Site("");
        using var client = await site.SignedInAsync();
        var forged = await client.PostAsync(Jobs, new FormUrlEncodedContent([new("module", "TestModule"), new("key", "notes")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        var gone = await client.SubmitAsync(Jobs, "Run now: Notes of the night", new() { ["key"] = "gone" });
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        Assert.Contains("not there any more", (await gone.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Contains("Not run yet", Row(await client.PageAsync(Jobs)));
    }

    [SiteFact]
    public async Task Get_AJobThatFailedOrCannotBeScheduled_SaysWhy()
    {
        using (var throwing = new Site("throw"))
        {
            using var client = await throwing.SignedInAsync();
            await client.SubmitAsync(Jobs, "Run now: Notes of the night");
            Assert.Contains("InvalidOperationException: The job was asked to throw", await UntilAsync(client, "Failed"));
            Assert.Contains("The job was asked to throw", (await client.PageAsync("/administration/modules")).Body!.TextContent);
        }
        using var unscheduled = new Site("", "at night");
        using var administrator = await unscheduled.SignedInAsync();
        Assert.Contains("the job TestJob does not run", (await administrator.PageAsync(Jobs)).QuerySelector(".govuk-inset-text")!.TextContent);
    }

    private static string Row(AngleSharp.Dom.IDocument page) =>
        page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("Notes of the night", StringComparison.Ordinal)).TextContent;

    private static async Task<string> UntilAsync(HttpClient client, string state)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var row = Row(await client.PageAsync(Jobs));
            if (row.Contains(state, StringComparison.Ordinal))
                return row;
            await Task.Delay(100);
        }
        throw new TimeoutException($"The page never said “{state}”.");
    }

    private sealed class Site(string job, string schedule = "0 3 1 1 *") : TestModuleSite([])
    {
        private string Gate => Path.Combine(Storage, "gate");

        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            .. base.Settings, new("Modules:TestModule:Job", job), new("Modules:TestModule:JobSchedule", schedule), new("Modules:TestModule:JobGate", Gate),
        ];

        public void OpenGate() => File.WriteAllText(Gate, "");
    }
}
