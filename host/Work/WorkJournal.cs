using System.Data.Common;
using Modular.Host.Jobs;
using Modular.Host.Modules.Faults;

namespace Modular.Host.Work;

/// <summary>Writes down how pieces of work end: in the table, the log, the measurements, and the module's health. Belongs to the front; keeps text only.</summary>
internal sealed partial class WorkJournal(WorkLedger ledger, ModuleHealth health, JobMetrics metrics, TimeProvider clock, ILogger<WorkJournal> logger)
{
    public async Task EndAsync(WorkRecord work, string? build, JobLease lease, WorkEnd end, TimeSpan took, bool blamed)
    {
        metrics.Ran(work.Module, work.Key, end.State is WorkState.Failed ? JobOutcome.Failed : end.State is WorkState.Done ? JobOutcome.Done : JobOutcome.Stopped, took);
        if (end.State is WorkState.Failed)
            Fail(work, build, end.Result.Summary, blamed);
        else
            LogEnded(work.Title, end.State, took.TotalMilliseconds, end.Result.Summary);
        if (end.State is WorkState.Done && build is not null)
            health.Worked(build);
        await WriteAsync(work, () => ledger.EndAsync(work.Id, lease.Owner, end, CancellationToken.None));
    }

    public async Task PutBackAsync(WorkRecord work, JobLease lease, string why, DateTimeOffset? notBefore)
    {
        LogPutBack(work.Title, why);
        await WriteAsync(work, () => ledger.PutBackAsync(work.Id, lease.Owner, notBefore, CancellationToken.None));
    }

    /// <summary>What was cut short each time it was begun, most likely because it takes the process down, is not begun again.</summary>
    public async Task GiveUpAsync(WorkRecord work, string? build, CancellationToken cancellation)
    {
        var reason = $"It was started {work.Starts} times and each time the host ended without warning";
        if (await ledger.GiveUpAsync(work.Id, clock.GetUtcNow(), reason, cancellation))
            Fail(work, build, reason, blamed: true);
    }

    private void Fail(WorkRecord work, string? build, string reason, bool blamed)
    {
        if (build is not null && blamed)
            health.Record(build, $"the work {work.Key}", reason, blamed);
        LogFailed(work.Module, work.Key, reason);
    }

    private async Task WriteAsync(WorkRecord work, Func<Task<bool>> write)
    {
        try
        {
            if (!await write())
                LogTakenOver(work.Module, work.Key);
        }
        catch (DbException exception)
        {
            // The lease runs out by itself, and the work is run again.
            LogNotWritten(work.Module, work.Key, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The work “{Title}” ended after {Milliseconds:0} ms: {State}. {Summary}")]
    private partial void LogEnded(string title, WorkState state, double milliseconds, string? summary);

    [LoggerMessage(LogLevel.Information, "The work “{Title}” is begun anew: {Reason}")]
    private partial void LogPutBack(string title, string reason);

    [LoggerMessage(LogLevel.Error, "{Module}: the work {Key} failed: {Reason}")]
    private partial void LogFailed(string module, string key, string reason);

    [LoggerMessage(LogLevel.Warning, "{Module}: the end of the work {Key} is not written down, because it was taken over or removed")]
    private partial void LogTakenOver(string module, string key);

    [LoggerMessage(LogLevel.Error, "{Module}: the end of the work {Key} could not be written down: {Reason}")]
    private partial void LogNotWritten(string module, string key, string reason);
}
