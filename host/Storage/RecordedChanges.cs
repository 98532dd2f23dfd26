using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>What the history says of the changes that a context is about to save.</summary>
internal static class RecordedChanges
{
    /// <summary>What names the record already, what is derived, and counters of failed sign-ins, which have entries of their own.</summary>
    private static readonly FrozenSet<string> NotRecorded =
    [
        nameof(Entity.Id), nameof(Entity.Version), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp),
        nameof(Account.NormalizedEmail), nameof(Account.NormalizedUserName), nameof(Account.AccessFailedCount), nameof(Account.LastSignInAt), nameof(IdentityRole.NormalizedName),
    ];

    /// <summary>Adds an entry for each record that changes, and gives the changed ones a new version.</summary>
    /// <exception cref="InvalidOperationException">An entry of the history itself was edited.</exception>
    public static void Add(DbContext context, Origin origin, TimeProvider clock)
    {
        context.ChangeTracker.DetectChanges();
        foreach (var entry in context.ChangeTracker.Entries().ToList())
        {
            if (entry is { Entity: HistoryEntry, State: EntityState.Modified or EntityState.Deleted })
                throw new InvalidOperationException("What is in the history can be neither changed nor removed.");
            if (IdsOf(entry.Entity) is not { } ids)
                continue;
            var changes = ChangesOf(entry);
            if (entry.State is not EntityState.Deleted && changes.Count == 0)
                continue;
            context.Add(new HistoryEntry
            {
                At = clock.GetUtcNow(),
                Who = origin.Who,
                UserId = origin.UserId,
                ClientId = origin.ClientId,
                RequestId = origin.RequestId,
                Reason = origin.Reason,
                Module = (entry.Entity as ModuleRecord)?.Name,
                Action = entry.State switch { EntityState.Added => "Added", EntityState.Deleted => "Removed", _ => "Changed" },
                RecordType = entry.Metadata.ClrType.Name,
                RecordId = ids.Record,
                HistoryOf = ids.HistoryOf,
                ChangesJson = AuditEntries.Json(changes),
            });
            if (entry is { State: EntityState.Modified, Entity: Entity })
                entry.Property(nameof(Entity.Version)).CurrentValue = Guid.CreateVersion7();
        }
    }

    /// <summary>The records whose changes are written down: those of modules, and accounts and roles with their permissions.</summary>
    private static (Guid Record, Guid HistoryOf)? IdsOf(object record) => record switch
    {
        Entity entity => (entity.Id, entity.HistoryOf),
        Account account => (account.Id, account.Id),
        IdentityUserRole<Guid> role => (role.RoleId, role.UserId),
        IdentityUserClaim<Guid> claim => (claim.UserId, claim.UserId),
        IdentityRole<Guid> role => (role.Id, role.Id),
        IdentityRoleClaim<Guid> claim => (claim.RoleId, claim.RoleId),
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
