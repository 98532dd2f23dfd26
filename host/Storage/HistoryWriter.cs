using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>
/// Belongs to one context. Writes who changed what into the store's history, linked to what is there, in the transaction of the change; gives each saved record a
/// new version; and says that the store has changed. A save outside any transaction gets one of its own, from before the end of the chain is read.
/// </summary>
internal sealed class HistoryWriter(string store, ICurrentUser user, ChangeReason reason, AuditChain chain, TimeProvider clock, StoreChanges changed)
    : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private IDbContextTransaction? own;
    private ChainLink? newest;
    private bool lost;

    // Nothing of ours saves synchronously; a module that does waits here as it does for the database itself.
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        WriteAsync(eventData.Context!, CancellationToken.None).GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await WriteAsync(eventData.Context!, cancellationToken);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        EndAsync(eventData.Context!).GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await EndAsync(eventData.Context!);
        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => GiveUpAsync(eventData.Context!).GetAwaiter().GetResult();

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) => GiveUpAsync(eventData.Context!);

    public override void SaveChangesCanceled(DbContextEventData eventData) => GiveUpAsync(eventData.Context!).GetAwaiter().GetResult();

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) => GiveUpAsync(eventData.Context!);

    // Inside a transaction others see the change only now.
    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed();
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => RolledBack(eventData.Context);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        RolledBack(eventData.Context);
        return Task.CompletedTask;
    }

    // How much of the transaction is left is not known here. What is remembered of the store's end may be too little, never too much.
    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Forget(eventData.Context);

    public Task RolledBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private async Task WriteAsync(DbContext context, CancellationToken cancellation)
    {
        if (lost)
            throw new InvalidOperationException("An earlier save with this context could not be committed, and its changes count as saved here. Read them again with a new one.");
        try
        {
            RecordedChanges.Add(context, Origin.Of(user, reason), clock);
            if (Added(context) is not { Count: > 0 } entries)
                return;
            if (context.Database.CurrentTransaction is null)
                await BeginAsync(context, cancellation);
            newest = await chain.LinkAsync(context, store, entries, cancellation);
        }
        catch (Exception)
        {
            // Entity Framework does not report what fails before a save.
            await GiveUpAsync(context);
            throw;
        }
    }

    private async Task BeginAsync(DbContext context, CancellationToken cancellation)
    {
        var open = context.Database.GetDbConnection().State is ConnectionState.Open;
        try
        {
            own = await context.Database.BeginTransactionAsync(cancellation);
            context.Database.AutoSavepointsEnabled = false;
        }
        catch (Exception)
        {
            // Refused by whoever listens to transactions, Entity Framework leaves the connection open and the transaction on it.
            if (!open && context.Database.GetDbConnection().State is ConnectionState.Open)
                await context.Database.CloseConnectionAsync();
            throw;
        }
    }

    private async Task EndAsync(DbContext context)
    {
        if (own is null)
        {
            changed.Saved(StoreCopies.ModuleOf(store));
            return;
        }
        // Entity Framework has accepted the changes by now: after a commit that fails, a second save would find nothing to do and succeed.
        lost = true;
        await own.CommitAsync(CancellationToken.None);
        lost = false;
        await LetGoAsync(context);
    }

    private async Task GiveUpAsync(DbContext context)
    {
        await LetGoAsync(context);
        Forget(context);
    }

    /// <summary>A save that was refused because of its version (RefusedSave) ends here, and so does a transaction of somebody else's.</summary>
    private void RolledBack(DbContext? context)
    {
        if (own is not null && context is not null)
            context.Database.AutoSavepointsEnabled = true;
        own = null;
        Forget(context);
    }

    /// <summary>What was not saved did not happen: a later save of the same context must not write it down.</summary>
    private void Forget(DbContext? context)
    {
        newest = null;
        foreach (var entry in context is null ? [] : Added(context))
            entry.State = EntityState.Detached;
    }

    private async Task LetGoAsync(DbContext context)
    {
        if (own is not { } transaction)
            return;
        own = null;
        context.Database.AutoSavepointsEnabled = true;
        await transaction.DisposeAsync();
    }

    private void Committed()
    {
        if (newest is { } link)
            chain.Committed(store, link);
        newest = null;
        changed.Saved(StoreCopies.ModuleOf(store));
    }

    private static List<EntityEntry<HistoryEntry>> Added(DbContext context) =>
        [.. context.ChangeTracker.Entries<HistoryEntry>().Where(entry => entry.State is EntityState.Added)];
}

/// <summary>Makes the writers of a request's stores.</summary>
internal sealed class HistoryWriters(ICurrentUser user, ChangeReason reason, AuditChain chain, TimeProvider clock, StoreChanges changed)
{
    public HistoryWriter For(string store) => new(store, user, reason, chain, clock, changed);
}
