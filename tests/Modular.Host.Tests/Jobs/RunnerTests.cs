using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Serving;
using Modular.Host.Composition.Switching;
using Modular.Host.Jobs;
using Modular.Host.Modules.Faults;
using Modular.Testing;

namespace Modular.Host.Tests.Jobs;

/// <summary>What becomes of a job when it is due, through the real host with a clock that the test moves.</summary>
public sealed class RunnerTests
{
    [SiteFact]
    public async Task Due_RunsOnceAndWaitsForTheNextDay()
    {
        using var site = new JobSite();
        Assert.Equal(JobSite.Seven, (await site.UntilAsync(_ => true)).NextDue);
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.Equal((JobOutcome.Done, "1 notes", JobSite.Seven.AddDays(1)), (record.Outcome, record.Message, record.NextDue));
        Assert.InRange(record.StartedAt!.Value, JobSite.Seven, JobSite.Seven.AddMinutes(10));
        await site.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await site.RunsAsync());
    }

    [SiteFact]
    public async Task Due_ManyTimesWhileNobodyWasThere_RunsOnce()
    {
        using var site = new JobSite(minutesBefore: 60);
        await site.Ledger.RegisterAsync(await site.JobAsync(), JobSite.Seven.AddDays(-30), default);
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.True(record.StartedAt < JobSite.Seven);
        Assert.Equal((1, JobSite.Seven), (await site.RunsAsync(), record.NextDue));
    }

    [SiteFact]
    public async Task Due_WithTwoRunners_RunsOnce()
    {
        using var site = new JobSite();
        var others = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<JobRunner>(site.Generation)).ToList();
        foreach (var other in others)
            await other.StartAsync(default);
        await site.UntilAsync(record => record.Outcome is not null);
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await site.RunsAsync());
        foreach (var other in others)
            await other.StopAsync(default);
    }

    [SiteFact]
    public async Task Run_ThatThrows_IsWrittenDownAndCountsAgainstItsModule()
    {
        using var site = new JobSite("throw");
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.Equal((JobOutcome.Failed, "InvalidOperationException: The job was asked to throw", JobSite.Seven.AddDays(1)), (record.Outcome, record.Message, record.NextDue));
        var faults = site.Services.GetRequiredService<ModuleHealth>().Of("TestModule");
        Assert.Equal((1, "the job notes"), (faults.Count, faults.Where));
    }

    [SiteFact]
    public async Task Run_LongerThanTheLimit_IsCancelledAndFailed()
    {
        using var site = new JobSite("wait");
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.Equal((JobOutcome.Failed, "It took longer than 10 minutes", null), (record.Outcome, record.Message, record.Owner));
        Assert.InRange(record.EndedAt!.Value - record.StartedAt!.Value, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.Equal(JobSite.Seven.AddDays(1), record.NextDue);
    }

    [SiteFact]
    public async Task Run_ThatThrowsWhenItIsToldToStop_HarmsNobody()
    {
        using var site = new JobSite("object");
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.Equal((JobOutcome.Failed, "It took longer than 10 minutes", null), (record.Outcome, record.Message, record.Owner));
    }

    [SiteFact]
    public async Task Run_ThatDoesNotStop_IsNotStartedBesideItself()
    {
        using var site = new JobSite("hang", "*/30 * * * *");
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.Equal("It took longer than 10 minutes, and it did not stop when asked", record.Message);
        await site.PassAsync(TimeSpan.FromMinutes(40));
        Assert.True((await site.RecordAsync())!.IsRunning(site.Clock.GetUtcNow()));
        Assert.False(await site.Generation.GetRequiredService<JobRunner>().AskAsync(await site.JobAsync(), default));
        Assert.Equal(1, await site.RunsAsync());

        site.OpenGate();
        await site.UntilAsync(record => record.Outcome is JobOutcome.Done);
        Assert.Equal(2, await site.RunsAsync());
    }

    [SiteFact]
    public async Task Owner_ThatWasKilled_IsReplacedAfterItsLease()
    {
        using var site = new JobSite(minutesBefore: 10); // At seven it is due again: a busy machine gets there before the run has ended.
        var job = await site.JobAsync();
        await site.Ledger.RegisterAsync(job, JobSite.Seven.AddDays(-1).AddHours(-1), default);
        var now = site.Clock.GetUtcNow();
        Assert.True(await site.Ledger.TakeAsync(job, "killed", now, now + JobLeases.Length, default));
        await site.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((0, "killed"), (await site.RunsAsync(), (await site.RecordAsync())!.Owner));
        var record = await site.UntilAsync(record => record.Outcome is not null);
        Assert.True(record.StartedAt >= now + JobLeases.Length);
        Assert.Equal(1, await site.RunsAsync());
    }

    [SiteFact]
    public async Task Stop_CutsARunShort_AndItIsStartedAnewHoweverOften()
    {
        using var site = new JobSite("wait");
        await site.Ledger.RegisterAsync(await site.JobAsync(), JobSite.Seven.AddDays(-2), default);
        await site.Generation.GetRequiredService<JobRunner>().StopAsync(default);
        for (var start = 1; start <= JobRun.MostStarts + 1; start++)
        {
            var runner = ActivatorUtilities.CreateInstance<JobRunner>(site.Generation);
            await runner.StartAsync(default);
            await site.UntilAsync(record => record.Owner is not null);
            while (await site.RunsAsync() < start)
                await Task.Delay(10);
            await runner.StopAsync(default);
            var cut = await site.RecordAsync();
            Assert.Equal((JobOutcome.Stopped, null, 0), (cut!.Outcome, cut.Owner, cut.Starts));
            Assert.True(cut.NextDue < JobSite.Seven);
        }
        Assert.Equal(0, site.Services.GetRequiredService<ModuleHealth>().Of("TestModule").Count);
    }

    [SiteFact]
    public async Task Owner_ThatIsKilledEachTime_IsNotReplacedForEver()
    {
        using var site = new JobSite();
        var job = await site.JobAsync();
        await site.Generation.GetRequiredService<JobRunner>().StopAsync(default);
        await site.Ledger.RegisterAsync(job, JobSite.Seven.AddDays(-2), default);
        for (var start = 1; start <= JobRun.MostStarts; start++)
        {
            var now = site.Clock.GetUtcNow();
            Assert.True(await site.Ledger.TakeAsync(job, "killed", now, now + JobLeases.Length, default));
            site.Clock.Advance(JobLeases.Length + TimeSpan.FromSeconds(1));
        }
        var last = ActivatorUtilities.CreateInstance<JobRunner>(site.Generation);
        await last.StartAsync(default);
        var record = await site.UntilAsync(record => record.Outcome is JobOutcome.Failed);
        Assert.StartsWith("It was started 3 times", record.Message);
        Assert.True(record.NextDue >= JobSite.Seven);
        await last.StopAsync(default);
    }

    [SiteFact]
    public async Task Switch_WhileAJobRuns_LetsItFinishAndDoesNotStartItAgain()
    {
        using var site = new JobSite("wait", drain: "00:00:30");
        var old = await SwitchedAsync(site);
        Assert.Contains($"generation {old.Number},", (await site.RecordAsync())!.Owner);
        site.OpenGate();
        var record = await site.SoonAsync(record => record.Outcome is not null);
        await site.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal((JobOutcome.Done, JobSite.Seven.AddDays(1), 1), (record.Outcome, record.NextDue, await site.RunsAsync()));
    }

    [SiteFact]
    public async Task Switch_WhileAJobRunsForTooLong_CutsItShortAndTheNextGenerationStartsItAnew()
    {
        using var site = new JobSite("wait");
        var old = await SwitchedAsync(site);
        while ((await site.RecordAsync())!.Owner is not null)
            await Task.Delay(50);
        Assert.Equal((JobOutcome.Stopped, 0), ((await site.RecordAsync())!.Outcome, old.InFlight));

        var record = await site.UntilAsync(record => record.Owner is not null);
        Assert.Equal((1, JobSite.Seven), (record.Starts, record.NextDue));
        Assert.Contains($"generation {site.Services.GetRequiredService<Generations>().Current!.Number},", record.Owner);
        site.OpenGate();
        Assert.Equal("2 notes", (await site.UntilAsync(record => record.Outcome is not null)).Message);
    }

    [SiteFact]
    public async Task Schedule_ThatCannotBeRead_IsAFaultOfItsModuleAndNothingElse()
    {
        using var site = new JobSite(schedule: "at night");
        var (jobs, broken) = await site.Generation.GetRequiredService<JobList>().AllAsync(default);
        Assert.DoesNotContain(jobs, job => job.Module == "TestModule");
        Assert.Equal(("TestModule", "TestJob"), (Assert.Single(broken).Module, broken[0].Type));
        Assert.Equal(1, site.Services.GetRequiredService<ModuleHealth>().Of("TestModule").Count);
        Assert.Equal(0, await site.RunsAsync());
    }

    /// <summary>Switches another module off as soon as the job runs, and gives the generation before.</summary>
    private static async Task<Generation> SwitchedAsync(JobSite site)
    {
        await site.UntilAsync(record => record.Owner is not null);
        var old = site.Services.GetRequiredService<Generations>().Current!;
        Assert.Null((await site.Services.GetRequiredService<ModuleSwitch>().SwitchAsync("Growth", enable: false, Actor.Host, default)).Reason);
        Assert.Equal(1, old.InFlight);
        return old;
    }
}
