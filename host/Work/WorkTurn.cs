using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Composition;
using Modular.Host.Jobs;
using Modular.Host.Storage;
using Modular.Host.Telemetry;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>Runs a piece of work when this host gets its lease: as the person who started it, with a time limit, until somebody cancels it.</summary>
internal sealed partial class WorkTurn(
    IServiceScopeFactory scopes, GenerationInfo generation, JobLeases leases, WorkLedger ledger, WorkJournal journal, TimeProvider clock, ILogger<WorkTurn> logger)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Answers when the piece has ended, or has been given up on because it does not stop; at once when somebody else runs it.</summary>
    public async Task TryAsync(WorkRecord work, WorkKind kind, CancellationToken stopping)
    {
        if (work.Starts >= JobRun.MostStarts)
        {
            await journal.GiveUpAsync(work, kind.Build, stopping);
            return;
        }
        if (await leases.TakeAsync(kind.Module, $"the work {kind.Key}", generation.Number, ledger.RowOf(work.Id), stopping) is not { } lease)
            return;
        // However it ends, nobody may hold the lease for ever: what is written down ends it, else it runs out.
        using (lease)
            await RunAsync(work, kind, lease, stopping);
    }

    private async Task RunAsync(WorkRecord work, WorkKind kind, JobLease lease, CancellationToken stopping)
    {
        using var lines = logger.BeginScope(new LogScope(generation.Number, kind.Module));
        using var ofWork = logger.BeginScope("work {Work}", work.Id);
        var started = clock.GetUtcNow();
        using var cancelled = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        if (await ledger.IsCancelledAsync(work.Id, stopping))
            await cancelled.CancelAsync();
        var watching = WatchAsync(work.Id, cancelled, over.Token);
        var run = new RunningWork(work, work.FileId is { } file ? await ledger.FileAsync(file, stopping) : null, ledger, lease.Owner, clock, logger);
        var end = await new BoundedRun($"The work {kind.Key}", kind.Limit, lease, clock, logger).RunAsync(token => WorkAsync(work, kind, run, token), stopping, cancelled.Token);
        await over.CancelAsync();
        await watching;
        var rows = run.End();
        if (end.Ending is RunEnding.Moving)
            await journal.PutBackAsync(work, lease, end.Message!, clock.GetUtcNow() + JobLeases.Length);
        else if (end.Ending is RunEnding.Stopped && !cancelled.IsCancellationRequested)
            await journal.PutBackAsync(work, lease, end.Message!, null);
        else
            await journal.EndAsync(work, kind.Build, lease, EndOf(end, cancelled.IsCancellationRequested, run.Progress, rows), clock.GetUtcNow() - started, end.Blamed);
    }

    private WorkEnd EndOf(RunEnd<WorkOutcome> end, bool cancelled, WorkProgress progress, IReadOnlyList<WorkRow> rows)
    {
        // What has done all its work before it heard that it was cancelled is done.
        var (state, result) = end switch
        {
            { Ending: RunEnding.Done, Value: { } outcome } => (outcome.Refused ? WorkState.Failed : WorkState.Done, outcome.Result),
            { Ending: RunEnding.Stopped } when cancelled => (WorkState.Cancelled, new WorkResult("It was cancelled before its end.")),
            _ => (WorkState.Failed, new WorkResult(end.Message ?? "It ended without saying why")),
        };
        return new WorkEnd(state, clock.GetUtcNow(), new WorkResult(RunningWork.Cut(result.Summary, WorkRecord.TextLength) ?? "Done", LinkOf(result.Link),
            RunningWork.Cut(result.LinkText, 2 * WorkRecord.KeyLength)), progress, rows);
    }

    private async Task<WorkOutcome> WorkAsync(WorkRecord work, WorkKind kind, RunningWork run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkPerson>().Set(WorkStarter.Of(work));
        var account = await scope.ServiceProvider.GetRequiredService<HostStore>().Users.AsNoTracking().FirstOrDefaultAsync(found => found.Id == work.AccountId, cancellation);
        if (account is null or { DisabledAt: not null } or { LockedAt: not null })
            return new(new WorkResult("The account of whoever started it is closed or locked."), Refused: true);
        if (kind.Permission is { } permission && !scope.ServiceProvider.GetRequiredService<ICurrentUser>().Can(permission))
            return new(new WorkResult("Whoever started it may not do this any more."), Refused: true);
        return await kind.RunAsync(scope.ServiceProvider, run, cancellation);
    }

    /// <summary>Somebody may cancel it at another host: its row says so.</summary>
    private async Task WatchAsync(Guid id, CancellationTokenSource cancelled, CancellationToken over)
    {
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        try
        {
            while (!cancelled.IsCancellationRequested && await timer.WaitForNextTickAsync(over))
            {
                if (await IsCancelledAsync(id, over))
                    await cancelled.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // It has ended.
        }
    }

    private async Task<bool> IsCancelledAsync(Guid id, CancellationToken over)
    {
        try
        {
            return await ledger.IsCancelledAsync(id, over);
        }
        catch (DbException exception)
        {
            LogNotLooked(exception.Message);
            return false;
        }
    }

    /// <summary>An address of this site, or none: what a module says must not lead elsewhere.</summary>
    private static string? LinkOf(string? link) =>
        link is { Length: > 1 and <= WorkRecord.TextLength } && link[0] == '/' && link[1] is not ('/' or '\\') && !link.Any(char.IsControl) ? link : null;

    [LoggerMessage(LogLevel.Warning, "Whether background work was cancelled could not be read: {Reason}")]
    private partial void LogNotLooked(string reason);
}

/// <summary>What came of a piece, or why it may not be done.</summary>
internal sealed record WorkOutcome(WorkResult Result, bool Refused);
