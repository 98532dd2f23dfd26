using System.Data.Common;
using Modular.Host.Modules.Faults;

namespace Modular.Host.Jobs;

/// <summary>Writes down how runs end: in the table of jobs, the log, the measurements, and the module's health. Belongs to the front; keeps text only.</summary>
internal sealed partial class JobJournal(JobLedger ledger, ModuleHealth health, JobMetrics metrics, TimeProvider clock, ILogger<JobJournal> logger)
{
    public async Task EndAsync(ScheduledJob job, JobLease lease, TimeSpan took, JobEnd end)
    {
        if (end.Free)
            lease.Dispose();
        var written = end with { Message = OneLine(end.Message) };
        metrics.Ran(job.Module, job.Key, end.Outcome, took);
        if (end.Outcome is JobOutcome.Failed)
            Fail(job.Module, job.Build, job.Key, written.Message ?? "", end.Blamed);
        else
            LogEnded(job.Title, end.Outcome, took.TotalMilliseconds, written.Message);
        if (end.Outcome is JobOutcome.Done && job.Build is { } build)
            health.Worked(build);
        await WriteAsync(lease, () => ledger.EndAsync(lease, clock.GetUtcNow(), written, CancellationToken.None));
    }

    /// <summary>A run that was given up on keeps its lease until it has really ended, or this process has.</summary>
    public async Task FreeAfterAsync(Task work, JobLease lease)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lease.Dispose();
        await WriteAsync(lease, () => ledger.FreeAsync(lease, CancellationToken.None));
    }

    /// <summary>A job that was cut short each time it was started, most likely because it takes the process down, waits until it is due again.</summary>
    public async Task GiveUpAsync(ScheduledJob job, int starts, CancellationToken cancellation)
    {
        var reason = $"It was started {starts} times and each time the host ended without warning";
        if (await ledger.GiveUpAsync(job, clock.GetUtcNow(), reason, cancellation))
            Fail(job.Module, job.Build, job.Key, reason);
    }

    public void Fail(string module, string? build, string job, string reason, bool blamed = true)
    {
        if (build is not null)
            health.Record(build, $"the job {job}", reason, blamed);
        LogFailed(module, job, reason);
    }

    private async Task WriteAsync(JobLease lease, Func<Task<bool>> write)
    {
        try
        {
            if (!await write())
                LogTakenOver(lease.Module, lease.Key);
        }
        catch (DbException exception)
        {
            // The lease runs out by itself, and the job is run again.
            LogNotWritten(lease.Module, lease.Key, exception.Message);
        }
    }

    private static string? OneLine(string? message)
    {
        if (string.IsNullOrWhiteSpace(message))
            return null;
        var line = string.Concat(message.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= JobRecord.MessageLength ? line : line[..(JobRecord.MessageLength - 1)] + "…";
    }

    [LoggerMessage(LogLevel.Information, "The job “{Title}” ended after {Milliseconds:0} ms: {Outcome}. {Message}")]
    private partial void LogEnded(string title, JobOutcome outcome, double milliseconds, string? message);

    [LoggerMessage(LogLevel.Error, "{Module}: the job {Job} failed: {Reason}")]
    private partial void LogFailed(string module, string job, string reason);

    [LoggerMessage(LogLevel.Warning, "{Module}: the end of the job {Job} is not written down, because another host has taken it over")]
    private partial void LogTakenOver(string module, string job);

    [LoggerMessage(LogLevel.Error, "{Module}: the end of the job {Job} could not be written down: {Reason}")]
    private partial void LogNotWritten(string module, string job, string reason);
}
