using System.Data.Common;

namespace Modular.Host.Jobs;

/// <summary>
/// The jobs that this host runs now. Belongs to the front, because a job that ignores its cancellation outlives its generation and must not be started
/// beside itself: its lease is renewed until it has really ended, or this process has. Knows no module's types.
/// </summary>
internal sealed partial class JobLeases(JobLedger ledger, TimeProvider clock, ILogger<JobLeases> logger) : IDisposable
{
    /// <summary>How long after a kill others take over. The clocks of several hosts must not differ by more than a part of this.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = Length / 3;
    private static readonly string Host = $"{Environment.MachineName}-{Environment.ProcessId}";
    private readonly CancellationTokenSource stopped = new();

    /// <summary>Takes a job that is due; null when somebody else was quicker.</summary>
    public async Task<JobLease?> TakeAsync(ScheduledJob job, int generation, CancellationToken cancellation)
    {
        // The random part makes each run's claim its own, so that one that comes too late finds nothing to renew or to end.
        var owner = $"{Host}, generation {generation}, {Guid.NewGuid():N}";
        var lease = new JobLease(job.Module, job.Key, owner);
        var now = clock.GetUtcNow();
        if (!await ledger.TakeAsync(job, owner, now, now + Length, cancellation))
        {
            lease.Dispose();
            return null;
        }
        lease.Until = now + Length;
        _ = KeepAsync(lease);
        return lease;
    }

    public void Dispose()
    {
        stopped.Cancel();
        stopped.Dispose();
    }

    private async Task KeepAsync(JobLease lease)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token, lease.Ended);
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(either.Token) && await StillOursAsync(lease, either.Token))
                continue;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return;
        }
        if (either.IsCancellationRequested)
            return;
        LogLost(lease.Module, lease.Key);
        await lease.LoseAsync();
    }

    /// <summary>A store that cannot be reached for a moment changes nothing; when the lease has run out meanwhile, somebody else may have it.</summary>
    private async Task<bool> StillOursAsync(JobLease lease, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (!await ledger.RenewAsync(lease, now + Length, cancellation))
                return false;
            lease.Until = now + Length;
            return true;
        }
        catch (DbException exception)
        {
            LogNotRenewed(lease.Module, lease.Key, exception.Message);
            return now < lease.Until;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Module}: the lease of the job {Job} could not be renewed: {Reason}")]
    private partial void LogNotRenewed(string module, string job, string reason);

    [LoggerMessage(LogLevel.Error, "{Module}: the lease of the job {Job} is lost; its run is told to stop")]
    private partial void LogLost(string module, string job);
}

/// <summary>The right to run a job. Disposed of when the run has ended: it is not renewed any more.</summary>
internal sealed class JobLease : IDisposable
{
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ended = new();

    public JobLease(string module, string key, string owner) =>
        (Module, Key, Owner, Lost, Ended) = (module, key, owner, lost.Token, ended.Token);

    public string Module { get; }

    public string Key { get; }

    public string Owner { get; }

    public DateTimeOffset Until { get; set; }

    /// <summary>Cancelled when somebody else may have taken the job over.</summary>
    public CancellationToken Lost { get; }

    public CancellationToken Ended { get; }

    public Task LoseAsync() => lost.CancelAsync();

    /// <summary>May be called twice.</summary>
    public void Dispose()
    {
        if (Ended.IsCancellationRequested)
            return;
        ended.Cancel();
        ended.Dispose();
        lost.Dispose();
    }
}
