using System.Collections.Concurrent;

namespace Modular.Host.Jobs;

/// <summary>Starts the jobs of this generation when they are due, for as long as it is the one that serves.</summary>
internal sealed partial class JobRunner(JobList list, JobLedger ledger, JobRun run, JobGate gate, TimeProvider clock, ILogger<JobRunner> logger)
    : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    /// <summary>Other hosts, and generations before this one, may have changed the table.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<(string, string), Task> running = [];
    private volatile TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool registered;

    /// <summary>Has a job run at once, in the background, by whichever host and generation serve. False while it runs already.</summary>
    public async Task<bool> AskAsync(ScheduledJob job, CancellationToken cancellation)
    {
        await ledger.RegisterAsync(job, clock.GetUtcNow(), cancellation);
        var asked = await ledger.AskAsync(job, clock.GetUtcNow(), cancellation);
        woken.TrySetResult();
        return asked;
    }

    /// <summary>Runs that are on their way are told to stop, and get a moment to do so.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        while (true)
        {
            await Task.WhenAny(woken.Task, Task.Delay(wait, clock, stoppingToken));
            if (stoppingToken.IsCancellationRequested)
                return;
            woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            wait = await LookAsync(stoppingToken);
        }
    }

    private async Task<TimeSpan> LookAsync(CancellationToken stopping)
    {
        if (!gate.IsOpen)
            return AfterStart;
        try
        {
            return await StartDueAsync((await list.AllAsync(stopping)).Jobs, stopping);
        }
        catch (Exception exception)
        {
            if (!stopping.IsCancellationRequested)
                LogNotLooked($"{exception.GetType().Name}: {exception.Message}");
            return BetweenLooks;
        }
    }

    private async Task<TimeSpan> StartDueAsync(IReadOnlyList<ScheduledJob> jobs, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        foreach (var job in registered ? [] : jobs)
            await ledger.RegisterAsync(job, now, stopping);
        registered = true;
        var wait = BetweenLooks;
        foreach (var record in await ledger.AllAsync(stopping))
        {
            if (jobs.FirstOrDefault(job => job.Module == record.Module && job.Key == record.Key) is not { } job)
                continue;
            if (!record.IsDue(now))
                wait = Sooner(wait, (record.IsRunning(now) ? record.Until!.Value : record.NextDue) - now);
            else
                Start(job, record.Starts, stopping);
        }
        return wait;
    }

    private void Start(ScheduledJob job, int starts, CancellationToken stopping)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (running.TryAdd((job.Module, job.Key), done.Task))
            _ = RunAsync(job, starts, done, stopping);
    }

    private async Task RunAsync(ScheduledJob job, int starts, TaskCompletionSource done, CancellationToken stopping)
    {
        var generation = gate.TryEnter();
        try
        {
            if (generation is not null)
                await run.TryAsync(job, starts, stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The lease could not be asked for; the next look tries again.
            LogNotLooked($"{exception.GetType().Name}: {exception.Message}");
        }
        finally
        {
            generation?.Leave();
            running.TryRemove((job.Module, job.Key), out _);
            done.SetResult();
        }
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => other < one ? other : one;

    [LoggerMessage(LogLevel.Error, "The table of jobs could not be read or written; the next look is in a moment: {Reason}")]
    private partial void LogNotLooked(string reason);
}
