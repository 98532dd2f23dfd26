using System.Collections.Concurrent;
using Modular.Host.Jobs;

namespace Modular.Host.Work;

/// <summary>Begins the background work of this generation, the oldest first, for as long as it is the one that serves.</summary>
internal sealed partial class WorkRunner(WorkKinds kinds, WorkLedger ledger, WorkTurn turn, JobGate gate, TimeProvider clock, ILogger<WorkRunner> logger) : BackgroundService
{
    /// <summary>How many pieces a host does at once, and how many of one person's: nobody waits behind somebody else's heap.</summary>
    public const int MostAtOnce = 4;
    public const int MostOfOnePerson = 2;
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    /// <summary>Other hosts, and generations before this one, may have left something.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<Guid, (Guid Account, Task Ended)> running = [];
    private volatile TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is something to do.</summary>
    public void Wake() => woken.TrySetResult();

    /// <summary>Pieces that are on their way are told to stop, and get a moment to do so.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(running.Values.Select(one => one.Ended)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
            return await BeginAsync(await kinds.AllAsync(stopping), stopping);
        }
        catch (Exception exception)
        {
            if (!stopping.IsCancellationRequested)
                LogNotLooked($"{exception.GetType().Name}: {exception.Message}");
            return BetweenLooks;
        }
    }

    private async Task<TimeSpan> BeginAsync(IReadOnlyList<WorkKind> known, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var wait = BetweenLooks;
        foreach (var work in await ledger.UnendedAsync(stopping))
        {
            if (known.FirstOrDefault(kind => kind.Module == work.Module && kind.Key == work.Key) is not { } kind)
                continue;
            if (work.Until > now)
                wait = work.Until.Value - now < wait ? work.Until.Value - now : wait;
            else if (running.Count < MostAtOnce && running.Values.Count(one => one.Account == work.AccountId) < MostOfOnePerson)
                Begin(work, kind, stopping);
        }
        return wait;
    }

    private void Begin(WorkRecord work, WorkKind kind, CancellationToken stopping)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (running.TryAdd(work.Id, (work.AccountId, done.Task)))
            _ = RunAsync(work, kind, done, stopping);
    }

    private async Task RunAsync(WorkRecord work, WorkKind kind, TaskCompletionSource done, CancellationToken stopping)
    {
        var generation = gate.TryEnter();
        try
        {
            if (generation is not null)
                await turn.TryAsync(work, kind, stopping);
        }
        catch (Exception exception)
        {
            // The lease could not be asked for, or runs out; the next look tries again.
            if (!stopping.IsCancellationRequested)
                LogNotLooked($"{exception.GetType().Name}: {exception.Message}");
        }
        finally
        {
            generation?.Leave();
            running.TryRemove(work.Id, out _);
            done.SetResult();
            // Others may have waited for the place.
            if (generation is not null)
                Wake();
        }
    }

    [LoggerMessage(LogLevel.Error, "The table of background work could not be read or written; the next look is in a moment: {Reason}")]
    private partial void LogNotLooked(string reason);
}
