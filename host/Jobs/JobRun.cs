using Modular.Host.Composition;
using Modular.Host.Telemetry;
using Modular.Sdk;

namespace Modular.Host.Jobs;

/// <summary>Runs a job when this host gets its lease: in a scope of its own, with a time limit, and with the end written down.</summary>
internal sealed partial class JobRun(
    IServiceScopeFactory scopes, GenerationInfo generation, JobLeases leases, JobLedger ledger, JobJournal journal, TimeProvider clock, ILogger<JobRun> logger)
{
    /// <summary>Of one due time: the first, and two more when it was cut short.</summary>
    public const int MostStarts = 3;

    /// <summary>Answers when the run has ended, or has been given up on because it does not stop; at once when somebody else runs the job.</summary>
    public async Task TryAsync(ScheduledJob job, int starts, CancellationToken stopping)
    {
        if (starts >= MostStarts)
        {
            await journal.GiveUpAsync(job, starts, stopping);
            return;
        }
        if (await leases.TakeAsync(job.Module, job.Key, generation.Number, ledger.RowOf(job), stopping) is not { } lease)
            return;
        try
        {
            await RunAsync(job, lease, stopping);
        }
        catch (Exception)
        {
            // Nobody may hold the lease for ever because its end could not be told: it runs out.
            lease.Dispose();
            throw;
        }
    }

    private async Task RunAsync(ScheduledJob job, JobLease lease, CancellationToken stopping)
    {
        using var lines = logger.BeginScope(new LogScope(generation.Number, job.Module));
        using var ofJob = logger.BeginScope("job {Job}", job.Key);
        LogStarted(job.Title);
        var started = clock.GetUtcNow();
        var run = await new BoundedRun($"The job {job.Key}", job.Limit, lease, clock, logger).RunAsync(token => WorkAsync(job.Type, token), stopping);
        var end = EndOf(run, job.DueAfter(started));
        await journal.EndAsync(job, lease, clock.GetUtcNow() - started, end);
        if (!end.Free)
            _ = journal.FreeAfterAsync(run.Working, lease);
    }

    private async Task<string?> WorkAsync(Type type, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ((IJob)scope.ServiceProvider.GetRequiredService(type)).RunAsync(cancellation);
    }

    private JobEnd EndOf(RunEnd<string?> run, DateTimeOffset next) => run.Ending switch
    {
        RunEnding.Done => new(JobOutcome.Done, run.Value, next),
        RunEnding.Stopped => new(JobOutcome.Stopped, run.Message, Next: null),
        // Again in a moment, however often: by then another generation may serve, on the store that is the current one.
        RunEnding.Moving => new(JobOutcome.Stopped, run.Message, clock.GetUtcNow() + JobLeases.Length),
        _ => new(JobOutcome.Failed, run.Message, next, Free: run.Ending is not RunEnding.GoesOn, Blamed: run.Blamed),
    };

    [LoggerMessage(LogLevel.Information, "The job “{Title}” starts")]
    private partial void LogStarted(string title);
}
