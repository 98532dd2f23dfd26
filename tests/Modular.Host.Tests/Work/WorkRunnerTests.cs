using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Jobs;
using Modular.Host.Modules.Faults;
using Modular.Host.Storage;
using Modular.Host.Tests.Pages;
using Modular.Host.Work;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Work;

/// <summary>What becomes of background work, through the real host.</summary>
public sealed class WorkRunnerTests
{
    [SiteFact]
    public async Task Start_RunsAsThePersonAndReportsWhatCameOfIt()
    {
        using var site = new WorkSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var me = (await person.GetFromJsonAsync<Who>("/api/test-module/who"))!;

        var work = await site.EndedAsync(await site.StartAsync(person, rows: 3, file: "in a file"));
        Assert.Equal((WorkState.Done, "3 rows were read", "/test-module/notes", 3, 3, 3), (work.State, work.Summary, work.Link, work.Rows, work.Done, work.Total));
        Assert.Equal((me.Id, null), (work.AccountId, work.Owner));
        var history = await HistoryAsync(site);
        Assert.Equal((me.Id.ToString(), "Reader", work.RequestId), (history.UserId, history.Who, history.RequestId));
        Assert.Equal(("Reader may edit: True", "in a file"), (history.Changes.Single(change => change.Property == "Title").After, history.Changes.Single(change => change.Property == "Body").After));
    }

    [SiteFact]
    public async Task Start_ByWhoLosesThePermission_IsNotDone()
    {
        using var site = new WorkSite();
        var email = await site.NewAccountAsync(WorkSite.Edit);
        await using var scope = site.Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        var account = await store.Users.SingleAsync(account => account.Email == email);
        var id = await AddAsync(site, account.Id);
        await store.UserClaims.Where(claim => claim.UserId == account.Id).ExecuteDeleteAsync();
        site.Generation.GetRequiredService<WorkRunner>().Wake();

        var work = await site.EndedAsync(id);
        Assert.Equal((WorkState.Failed, "Whoever started it may not do this any more."), (work.State, work.Summary));
        Assert.Equal((0, 0), (await site.NotesAsync(), Faults(site)));
    }

    [SiteFact]
    public async Task Run_ThatThrows_FailsAndCountsAgainstItsModule()
    {
        using var site = new WorkSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var work = await site.EndedAsync(await site.StartAsync(person, "throw"));
        Assert.Equal((WorkState.Failed, "InvalidOperationException: The work was asked to throw"), (work.State, work.Summary));
        Assert.Equal((1, "the work notes"), (Faults(site), site.Services.GetRequiredService<ModuleHealth>().Of("TestModule").Where));
        Assert.Equal(1, await site.NotesAsync());
    }

    [SiteTheory]
    [InlineData("wait", "It took longer than 4 seconds")]
    [InlineData("hang", "It took longer than 4 seconds, and it did not stop when asked")]
    public async Task Run_LongerThanTheLimit_Fails(string what, string said)
    {
        using var site = new ShortSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var work = await site.EndedAsync(await site.StartAsync(person, what));
        Assert.Equal((WorkState.Failed, said, 1), (work.State, work.Summary, Faults(site)));
    }

    [SiteFact]
    public async Task Cancel_WhileItRuns_StopsItAndBlamesNobody()
    {
        using var site = new WorkSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var id = await site.StartAsync(person, "wait");
        await site.UntilAsync(id, work => work.State is WorkState.Running);
        Assert.True(await site.Ledger.CancelAsync(id, TimeProvider.System.GetUtcNow(), default));
        var work = await site.EndedAsync(id);
        Assert.Equal((WorkState.Cancelled, "It was cancelled before its end.", 0), (work.State, work.Summary, Faults(site)));
        Assert.False(await site.Ledger.CancelAsync(id, TimeProvider.System.GetUtcNow(), default));
    }

    [SiteFact]
    public async Task Switch_InTheMiddle_LetsTheNextGenerationBeginAnew()
    {
        using var site = new ImpatientSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var id = await site.StartAsync(person, "wait");
        await site.UntilAsync(id, work => work.State is WorkState.Running);
        Assert.Null((await site.Services.GetRequiredService<ModuleSwitch>().SwitchAsync("Growth", enable: false, Actor.Host, default)).Reason);
        var next = site.Services.GetRequiredService<Generations>().Current!.Number;
        var again = await site.UntilAsync(id, work => work.Owner?.Contains($"generation {next},", StringComparison.Ordinal) == true);
        Assert.Equal((WorkState.Running, 1), (again.State, again.Starts));
        site.OpenGate();
        Assert.Equal(WorkState.Done, (await site.EndedAsync(id)).State);
        Assert.Equal((2, 0), (await site.NotesAsync(), Faults(site)));
    }

    [SiteFact]
    public async Task Owner_ThatWasKilled_IsReplacedWhenItsLeaseIsOver()
    {
        using var site = new WorkSite();
        var id = await AddAsync(site, await AdministratorAsync(site));
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(await site.Ledger.RowOf(id).TakeAsync("killed", now, now.AddSeconds(4), default));
        site.Generation.GetRequiredService<WorkRunner>().Wake();
        Assert.Equal("killed", (await site.FindAsync(id))!.Owner);
        var work = await site.EndedAsync(id);
        Assert.Equal((WorkState.Done, 2, 1), (work.State, work.Starts, await site.NotesAsync()));
        Assert.True(work.StartedAt >= now.AddSeconds(4));
    }

    [SiteFact]
    public async Task Owner_ThatIsKilledEachTime_IsNotReplacedForEver()
    {
        using var site = new WorkSite();
        var id = await AddAsync(site, await AdministratorAsync(site));
        for (var start = 1; start <= JobRun.MostStarts; start++)
            Assert.True(await site.Ledger.RowOf(id).TakeAsync("killed", TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddSeconds(-1), default));
        site.Generation.GetRequiredService<WorkRunner>().Wake();
        var work = await site.EndedAsync(id);
        Assert.Equal((WorkState.Failed, 0, 1), (work.State, await site.NotesAsync(), Faults(site)));
        Assert.StartsWith("It was started 3 times", work.Summary);
    }

    [SiteFact]
    public async Task Start_WithSeveralRunners_RunsOnce()
    {
        using var site = new WorkSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var others = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<WorkRunner>(site.Generation)).ToList();
        foreach (var other in others)
            await other.StartAsync(default);
        var id = await site.StartAsync(person);
        foreach (var other in others)
            other.Wake();
        Assert.Equal(WorkState.Done, (await site.EndedAsync(id)).State);
        await Task.Delay(1000);
        Assert.Equal((1, 1), ((await site.FindAsync(id))!.Starts, await site.NotesAsync()));
        foreach (var other in others)
            await other.StopAsync(default);
    }

    [SiteFact]
    public async Task Start_WithoutThePermissionOrAnAccount_IsRefused()
    {
        using var site = new WorkSite();
        await using var scope = site.Generation.CreateAsyncScope();
        var kind = (await site.Generation.GetRequiredService<WorkKinds>().AllAsync(default)).Single(kind => kind is { Module: "TestModule", Key: "notes" });
        var nobody = await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Workbench>().StartAsync(kind, "", null, null, default));
        Assert.Contains("Nobody is signed in", nobody.Message);
        scope.ServiceProvider.GetRequiredService<WorkPerson>().Set(new WorkStarter(Guid.NewGuid(), "Stranger", null, null, null));
        var stranger = await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Workbench>().StartAsync(kind, "", null, null, default));
        Assert.Contains("does not have the permission", stranger.Message);
    }

    [SiteFact]
    public async Task Retention_RemovesWhatEndedLongAgo()
    {
        using var site = new WorkSite();
        using var person = await site.SignedInToApiAsync(WorkSite.Edit);
        var (old, young) = (await site.StartAsync(person, rows: 2, file: "old"), await site.StartAsync(person));
        await site.EndedAsync(old);
        await site.EndedAsync(young);
        await using var scope = site.Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        var longAgo = TimeProvider.System.GetUtcNow().AddDays(-WorkRetention.DaysKept - 1);
        await store.Work.Where(work => work.Id == old).ExecuteUpdateAsync(work => work.SetProperty(to => to.EndedAt, longAgo));
        await store.WorkFiles.ExecuteUpdateAsync(file => file.SetProperty(to => to.KeptSince, longAgo));
        Assert.Equal("1 pieces of work and 1 files were removed", await new WorkRetention(store, TimeProvider.System).RunAsync(default));
        Assert.Equal([young], await store.Work.Select(work => work.Id).ToListAsync());
        Assert.Equal((0, 0), (await store.WorkFiles.CountAsync(), await store.WorkReportRows.CountAsync()));
    }

    private static int Faults(WorkSite site) => site.Services.GetRequiredService<ModuleHealth>().Of("TestModule").Count;

    private static async Task<Guid> AdministratorAsync(WorkSite site)
    {
        await using var scope = site.Generation.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<HostStore>().Users.SingleAsync(account => account.Email == ModularSite.AdministratorEmail)).Id;
    }

    private static async Task<Guid> AddAsync(WorkSite site, Guid account)
    {
        var id = Guid.CreateVersion7();
        await site.Ledger.AddAsync(new WorkRecord
        {
            Id = id,
            Module = "TestModule",
            Key = "notes",
            Programme = "Test module",
            Title = "Notes in the background",
            AccountId = account,
            Who = "Reader",
            Input = "{\"rows\":1}",
            CreatedAt = TimeProvider.System.GetUtcNow(),
        }, null, default);
        return id;
    }

    private static async Task<HistoryEntry> HistoryAsync(WorkSite site)
    {
        var module = site.Services.GetRequiredService<Generations>().Current!.Modules.Single(module => module.Name == "TestModule");
        await using var scope = site.Generation.CreateAsyncScope();
        var store = (StoreContext)scope.ServiceProvider.GetRequiredService(module.StoreType!);
        return await store.History.AsNoTracking().SingleAsync();
    }

    private sealed class ShortSite : WorkSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Modules:TestModule:WorkLimit", "4")];
    }

    private sealed class ImpatientSite : WorkSite
    {
        protected override string Drain => "00:00:01";
    }

    private sealed record Who(Guid Id, string Name);
}
