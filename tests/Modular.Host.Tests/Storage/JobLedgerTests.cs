using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Jobs;
using Modular.Testing;

namespace Modular.Host.Tests.Storage;

/// <summary>The table of jobs decides who runs one, on every database.</summary>
public sealed class JobLedgerTests(ModularSite site) : IClassFixture<ModularSite>
{
    private static readonly DateTimeOffset Start = new(2014, 6, 2, 5, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Start.AddHours(1);
    private static readonly DateTimeOffset Until = Due.AddSeconds(30);

    private JobLedger Ledger => site.Services.GetRequiredService<JobLedger>();

    [SiteFact]
    public async Task Register_ANewJob_WaitsForItsFirstTimeAndIsLeftAloneAfterwards()
    {
        var job = Job("0 7 * * *");
        await Ledger.RegisterAsync(job, Start, default);
        await Ledger.RegisterAsync(job, Start.AddDays(3), default);
        var record = await FindAsync(job);
        Assert.Equal((Due, 0, null, null), (record.NextDue, record.Starts, record.Owner, record.Outcome));
    }

    [SiteFact]
    public async Task Register_WithAnotherSchedule_FollowsItUnlessOverdue()
    {
        var job = Job("0 7 * * *");
        await Ledger.RegisterAsync(job, Start, default);
        await Ledger.RegisterAsync(job with { Schedule = JobSchedule.Parse("0 9 * * *") }, Start, default);
        Assert.Equal(Start.AddHours(3), (await FindAsync(job)).NextDue);
        await Ledger.RegisterAsync(job, Start.AddHours(4), default);
        Assert.Equal(Start.AddHours(3), (await FindAsync(job)).NextDue);
    }

    [SiteFact]
    public async Task Take_BeforeItIsDue_IsRefused()
    {
        var job = await RegisteredAsync();
        Assert.False(await Ledger.TakeAsync(job, "early", Due.AddSeconds(-1), Until, default));
        Assert.True(await Ledger.TakeAsync(job, "punctual", Due, Until, default));
    }

    [SiteFact]
    public async Task Take_ByManyAtOnce_GoesToOne()
    {
        var job = await RegisteredAsync();
        var takes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Ledger.TakeAsync(job, $"host {number}", Due, Until, default))));
        Assert.Single(takes, taken => taken);
        var record = await FindAsync(job);
        Assert.Equal(($"host {Array.IndexOf(takes, true)}", 1), (record.Owner, record.Starts));
    }

    [SiteFact]
    public async Task Take_OfARunThatOneHasEnded_IsRefused()
    {
        var job = await RegisteredAsync();
        Assert.True(await Ledger.TakeAsync(job, "first", Due, Until, default));
        using var first = new JobLease(job.Module, job.Key, "first");
        Assert.True(await Ledger.EndAsync(first, Due.AddSeconds(1), new JobEnd(JobOutcome.Done, "3 notes", job.DueAfter(Due)), default));
        Assert.False(await Ledger.TakeAsync(job, "second", Due.AddSeconds(1), Until, default));

        var record = await FindAsync(job);
        Assert.Equal((Due.AddDays(1), JobOutcome.Done, "3 notes", 0, null), (record.NextDue, record.Outcome, record.Message, record.Starts, record.Owner));
        Assert.Equal((Due, Due.AddSeconds(1)), (record.StartedAt, record.EndedAt));
    }

    [SiteFact]
    public async Task Take_AfterTheLeaseRanOut_TakesOverAndTheFirstCanChangeNothingMore()
    {
        var job = await RegisteredAsync();
        using var first = new JobLease(job.Module, job.Key, "killed");
        Assert.True(await Ledger.TakeAsync(job, first.Owner, Due, Until, default));
        Assert.False(await Ledger.TakeAsync(job, "second", Until.AddTicks(-10), Until.AddSeconds(30), default));
        Assert.True(await Ledger.TakeAsync(job, "second", Until, Until.AddSeconds(30), default));

        Assert.False(await Ledger.RenewAsync(first, Until.AddHours(1), default));
        Assert.False(await Ledger.EndAsync(first, Until, new JobEnd(JobOutcome.Done, null, job.DueAfter(Due)), default));
        Assert.False(await Ledger.FreeAsync(first, default));
        var record = await FindAsync(job);
        Assert.Equal(("second", 2, null), (record.Owner, record.Starts, record.Outcome));
    }

    [SiteFact]
    public async Task Renew_KeepsTheJob()
    {
        var job = await RegisteredAsync();
        using var lease = new JobLease(job.Module, job.Key, "first");
        Assert.True(await Ledger.TakeAsync(job, lease.Owner, Due, Until, default));
        Assert.True(await Ledger.RenewAsync(lease, Until.AddMinutes(1), default));
        Assert.False(await Ledger.TakeAsync(job, "second", Until.AddSeconds(1), Until.AddMinutes(2), default));
    }

    [SiteFact]
    public async Task End_WhileTheRunGoesOn_KeepsOthersOutUntilItIsFreed()
    {
        var job = await RegisteredAsync();
        using var lease = new JobLease(job.Module, job.Key, "first");
        Assert.True(await Ledger.TakeAsync(job, lease.Owner, Due, Until, default));
        Assert.True(await Ledger.EndAsync(lease, Due, new JobEnd(JobOutcome.Failed, "It did not stop", Due, Free: false), default));
        Assert.False(await Ledger.AskAsync(job, Due, default));
        Assert.False(await Ledger.TakeAsync(job, "second", Due, Until, default));
        Assert.True(await Ledger.FreeAsync(lease, default));
        Assert.True(await Ledger.TakeAsync(job, "second", Due, Until, default));
    }

    [SiteFact]
    public async Task End_CutShort_StaysDueAndGivingUpWaitsForTheNextTime()
    {
        var job = await RegisteredAsync();
        using var lease = new JobLease(job.Module, job.Key, "first");
        Assert.True(await Ledger.TakeAsync(job, lease.Owner, Due, Until, default));
        Assert.True(await Ledger.EndAsync(lease, Due, new JobEnd(JobOutcome.Stopped, "A stop", Next: null), default));
        var record = await FindAsync(job);
        Assert.Equal((Due, 0, true), (record.NextDue, record.Starts, record.IsDue(Due)));

        Assert.True(await Ledger.GiveUpAsync(job, Due, "Enough", default));
        record = await FindAsync(job);
        Assert.Equal((Due.AddDays(1), 0, JobOutcome.Failed, "Enough"), (record.NextDue, record.Starts, record.Outcome, record.Message));
        Assert.False(await Ledger.GiveUpAsync(job, Due, "Enough", default));
    }

    [SiteFact]
    public async Task Ask_MakesItDueNow()
    {
        var job = await RegisteredAsync();
        Assert.True(await Ledger.AskAsync(job, Start.AddMinutes(1), default));
        Assert.True(await Ledger.TakeAsync(job, "first", Start.AddMinutes(1), Until, default));
    }

    private async Task<ScheduledJob> RegisteredAsync()
    {
        var job = Job("0 7 * * *");
        await Ledger.RegisterAsync(job, Start, default);
        return job;
    }

    private async Task<JobRecord> FindAsync(ScheduledJob job) => (await Ledger.AllAsync(default)).Single(record => record.Key == job.Key);

    private static ScheduledJob Job(string schedule) => new("Planted", "Planted", typeof(JobLedgerTests), $"{Guid.NewGuid():N}", "A job", "", JobSchedule.Parse(schedule), TimeSpan.FromMinutes(10));
}
