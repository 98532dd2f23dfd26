using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Host.Storage;

/// <summary>
/// Belongs to one context of a module. Everything it writes passes the store's gate: a save, a bulk update, and a transaction from its first
/// moment to its last, so that a copy of the store is never made in the middle of one.
/// </summary>
/// <param name="gate">The store's gate.</param>
/// <param name="programme">The module's title, for the people who are told to wait.</param>
/// <param name="toTheEnd">
/// Whoever has written once may write until the context goes: so a request that is refused has saved nothing. A job has no reader who would send it
/// again, and may run for hours: it passes anew for each save.
/// </param>
internal sealed class GatedWrites(WriteGate gate, string programme, bool toTheEnd)
    : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor, IDbConnectionInterceptor
{
    private bool inside;
    private volatile bool givenUp;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Enter();
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Enter();
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        LeaveUnlessInTransaction(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => LeaveUnlessInTransaction(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => LeaveUnlessInTransaction(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(eventData.Context);
        return Task.CompletedTask;
    }

    // Before the database is asked: SQLite takes its own lock when a transaction begins.
    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Enter();
        return result;
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        Enter();
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Enter();
        return result;
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Enter();
        return ValueTask.FromResult(result);
    }

    // Entity Framework closes the connection after each bulk update, and after a transaction has been committed or thrown away.
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => LeaveUnlessToTheEnd();

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        LeaveUnlessToTheEnd();
        return Task.CompletedTask;
    }

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Leave();

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave();
        return Task.CompletedTask;
    }

    /// <summary>Its request was left behind: the reader has been told that it failed, so it saves nothing any more, and no move of the store waits for it.</summary>
    public void GiveUp()
    {
        givenUp = true;
        Leave();
    }

    private void Enter()
    {
        if (givenUp)
            throw new InvalidOperationException("The request was left behind; nothing is saved for it any more.");
        if (inside)
            return;
        if (!gate.TryEnter())
            throw new StoreMovingException(programme);
        inside = true;
    }

    private void Leave()
    {
        if (!inside)
            return;
        inside = false;
        gate.Leave();
    }

    private void LeaveUnlessToTheEnd()
    {
        if (!toTheEnd)
            Leave();
    }

    private void LeaveUnlessInTransaction(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is null)
            LeaveUnlessToTheEnd();
    }
}

/// <summary>What one request writes with; kept with its features.</summary>
internal sealed class RequestWrites
{
    private readonly ConcurrentBag<GatedWrites> all = [];

    public static void Add(HttpContext context, GatedWrites writes)
    {
        if (context.Features.Get<RequestWrites>() is not { } known)
            context.Features.Set(known = new RequestWrites());
        known.all.Add(writes);
    }

    public void GiveUp()
    {
        foreach (var writes in all)
            writes.GiveUp();
    }
}

/// <summary>A store is being brought to a new version; nothing was saved.</summary>
internal sealed class StoreMovingException(string programme)
    : Exception($"{programme} is being upgraded, so nothing can be saved there for a few seconds. Nothing was saved; send it again in a moment.");
