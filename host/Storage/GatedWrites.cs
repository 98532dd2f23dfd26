using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Modular.Host.Modules;

namespace Modular.Host.Storage;

/// <summary>
/// Belongs to one context of a module. Everything it writes passes the store's gate: a save, a bulk update, and a transaction from its first
/// moment to its last, so that a copy of the store is never made in the middle of one.
/// </summary>
internal sealed class GatedWrites(WriteGate gate, string programme) : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor, IDbConnectionInterceptor
{
    private bool inside;

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

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Enter();
        return result;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
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
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave();

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave();
        return Task.CompletedTask;
    }

    private void Enter()
    {
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

    private void LeaveUnlessInTransaction(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is null)
            Leave();
    }
}

/// <summary>A store is being brought to a new version; nothing was saved.</summary>
internal sealed class StoreMovingException(string programme)
    : Exception($"{programme} is being upgraded, so nothing can be saved there for a few seconds. Nothing was saved; send it again in a moment.");
