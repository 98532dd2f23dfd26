using System.Data.Common;

namespace Modular.Host.Jobs;

/// <summary>
/// The jobs and the background work that this host runs now. Belongs to the front, because what ignores its cancellation outlives its generation and must not be
/// started beside itself: its lease is renewed until it has really ended, or this process has. Knows no module's types.
/// </summary>
internal sealed partial class JobLeases(TimeProvider clock, ILogger<JobLeases> logger) : IDisposable
{
    /// <summary>How long after a kill others take over. The clocks of several hosts must not differ by more than a part of this.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = Length / 3;
    private static readonly string Host = $"{Environment.MachineName}-{Environment.ProcessId}";
    private readonly CancellationTokenSource stopped = new();

    /// <summary>Takes what is due; null when somebody else was quicker.</summary>
    /// <param name="module">Whose it is.</param>
    /// <param name="key">Which of its jobs.</param>
    /// <param name="generation">Which generation runs it.</param>
    /// <param name="row">The row in the host's store that all hosts look at.</param>
    /// <param name="cancellation">Ends when the generation stops.</param>
    public async Task<JobLease?> TakeAsync(string module, string key, int generation, ILeasedRow row, CancellationToken cancellation)
    {
        // The random part makes each run's claim its own, so that one that comes too late finds nothing to renew or to end.
        var owner = $"{Host}, generation {generation}, {Guid.NewGuid():N}";
        var lease = new JobLease(module, key, owner);
        var now = clock.GetUtcNow();
        if (!await row.TakeAsync(owner, now, now + Length, cancellation))
        {
            lease.Dispose();
            return null;
        }
        lease.Until = now + Length;
        _ = KeepAsync(lease, row);
        return lease;
    }

    public void Dispose()
    {
        stopped.Cancel();
        stopped.Dispose();
    }

    private async Task KeepAsync(JobLease lease, ILeasedRow row)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token, lease.Ended);
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(either.Token) && await StillOursAsync(lease, row, either.Token))
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
    private async Task<bool> StillOursAsync(JobLease lease, ILeasedRow row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (!await row.RenewAsync(lease.Owner, now + Length, cancellation))
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

    [LoggerMessage(LogLevel.Warning, "{Module}: the lease of {Job} could not be renewed: {Reason}")]
    private partial void LogNotRenewed(string module, string job, string reason);

    [LoggerMessage(LogLevel.Error, "{Module}: the lease of {Job} is lost; its run is told to stop")]
    private partial void LogLost(string module, string job);
}

/// <summary>A row that says who runs something, and until when. Each step is one statement, so that of several hosts one gets it. Outlives generations.</summary>
internal interface ILeasedRow
{
    /// <summary>False when somebody else was quicker.</summary>
    Task<bool> TakeAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>False when somebody else has taken it over.</summary>
    Task<bool> RenewAsync(string owner, DateTimeOffset until, CancellationToken cancellation);
}

/// <summary>The right to run something. Disposed of when the run has ended: it is not renewed any more.</summary>
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

    /// <summary>Cancelled when somebody else may have taken it over.</summary>
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
