using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>Writes who changed what into the store's history, in the same transaction, gives each saved record a new version, and says that the store has changed.</summary>
internal sealed class HistoryWriter(ICurrentUser user, TimeProvider clock, StoreChanges changed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context!);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context!);
        return Task.CompletedTask;
    }

    // Inside a transaction others see the change only now.
    public void TransactionCommitted(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData) => Saved(eventData.Context!);

    public Task TransactionCommittedAsync(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Saved(DbContext context) => changed.Saved(context.GetType().Assembly.GetName().Name!);

    /// <summary>What was not saved did not happen: a later save of the same context must not write it down.</summary>
    private static void Forget(DbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<HistoryEntry>().Where(entry => entry.State is EntityState.Added).ToList())
            entry.State = EntityState.Detached;
    }

    private void Write(DbContext context)
    {
        context.ChangeTracker.DetectChanges();
        foreach (var entry in context.ChangeTracker.Entries<Entity>().ToList())
        {
            var changes = ChangesOf(entry);
            if (entry.State is not EntityState.Deleted && changes.Count == 0)
                continue;
            context.Add(new HistoryEntry
            {
                At = clock.GetUtcNow(),
                Who = user.Name,
                UserId = user.Id,
                Action = entry.State switch { EntityState.Added => "Added", EntityState.Deleted => "Removed", _ => "Changed" },
                RecordType = entry.Metadata.ClrType.Name,
                RecordId = entry.Entity.Id,
                HistoryOf = entry.Entity.HistoryOf,
                ChangesJson = JsonSerializer.Serialize(changes, HistoryJson.Default.ListHistoryChange),
            });
            if (entry.State is EntityState.Modified)
                entry.Property(record => record.Version).CurrentValue = Guid.CreateVersion7();
        }
    }

    private static List<HistoryChange> ChangesOf(EntityEntry<Entity> entry) => entry.State switch
    {
        EntityState.Added => [.. Recorded(entry).Where(property => property.CurrentValue is not null)
            .Select(property => new HistoryChange(property.Metadata.Name, null, StoredValue.ToText(property.CurrentValue)))],
        EntityState.Modified => [.. Recorded(entry).Where(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
            .Select(property => new HistoryChange(property.Metadata.Name, StoredValue.ToText(property.OriginalValue), StoredValue.ToText(property.CurrentValue)))],
        EntityState.Deleted => [.. Recorded(entry).Where(property => property.OriginalValue is not null)
            .Select(property => new HistoryChange(property.Metadata.Name, StoredValue.ToText(property.OriginalValue), null))],
        _ => [],
    };

    private static IEnumerable<PropertyEntry> Recorded(EntityEntry<Entity> entry) =>
        entry.Properties.Where(property => property.Metadata.Name is not (nameof(Entity.Id) or nameof(Entity.Version)));
}
