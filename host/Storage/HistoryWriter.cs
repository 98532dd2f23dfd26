using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>Writes who changed what into the store's history, in the same transaction, gives each saved record a new version, and says that the store has changed.</summary>
internal sealed class HistoryWriter(ICurrentUser user, TimeProvider clock, StoreChanges changed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>What names the record already, and what is derived.</summary>
    private static readonly FrozenSet<string> NotRecorded =
    [
        nameof(Entity.Id), nameof(Entity.Version), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp),
        nameof(Account.NormalizedEmail), nameof(Account.NormalizedUserName), nameof(Account.AccessFailedCount), nameof(Account.LastSignInAt),
    ];

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
        foreach (var entry in context.ChangeTracker.Entries().ToList())
        {
            if (IdsOf(entry.Entity) is not { } ids)
                continue;
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
                RecordId = ids.Record,
                HistoryOf = ids.HistoryOf,
                ChangesJson = JsonSerializer.Serialize(changes, HistoryJson.Default.ListHistoryChange),
            });
            if (entry is { State: EntityState.Modified, Entity: Entity })
                entry.Property(nameof(Entity.Version)).CurrentValue = Guid.CreateVersion7();
        }
    }

    /// <summary>The records whose changes are written down: those of modules, and accounts with their roles and permissions.</summary>
    private static (Guid Record, Guid HistoryOf)? IdsOf(object record) => record switch
    {
        Entity entity => (entity.Id, entity.HistoryOf),
        Account account => (account.Id, account.Id),
        IdentityUserRole<Guid> role => (role.RoleId, role.UserId),
        IdentityUserClaim<Guid> claim => (claim.UserId, claim.UserId),
        _ => null,
    };

    private static List<HistoryChange> ChangesOf(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => [.. Recorded(entry).Where(property => property.CurrentValue is not null)
            .Select(property => new HistoryChange(property.Metadata.Name, null, Text(property, property.CurrentValue)))],
        EntityState.Modified => [.. Recorded(entry).Where(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
            .Select(property => new HistoryChange(property.Metadata.Name, Text(property, property.OriginalValue), Text(property, property.CurrentValue)))],
        EntityState.Deleted => [.. Recorded(entry).Where(property => property.OriginalValue is not null)
            .Select(property => new HistoryChange(property.Metadata.Name, Text(property, property.OriginalValue), null))],
        _ => [],
    };

    /// <summary>That a password was changed is written down; what it is, is not.</summary>
    private static string? Text(PropertyEntry property, object? value) =>
        property.Metadata.Name == nameof(Account.PasswordHash) ? "not shown" : StoredValue.ToText(value);

    private static IEnumerable<PropertyEntry> Recorded(EntityEntry entry) => entry.Properties.Where(property => !NotRecorded.Contains(property.Metadata.Name));
}
