using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>What modules can say to the trail.</summary>
internal sealed class ModuleAudit(AuditTrail trail, ChangeReason changes, ICurrentUser user, TimeProvider clock) : IAudit
{
    public async Task ViewedAsync(Entity record, string what, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        var type = record.GetType();
        await trail.RecordAsync(new AuditEvent("Viewed", type.Name, record.Id)
        {
            Module = type.Assembly.GetName().Name,
            Details = [new(type.Name, null, what.Length > HistoryEntry.NameLength ? what[..HistoryEntry.NameLength] : what)],
        }, cancellation);
    }

    public async Task ForgetAsync(StoreContext store, IReadOnlyCollection<Guid> records, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(records);
        if (store.ChangeTracker.HasChanges())
            throw new InvalidOperationException("Save what is waiting in the store before its history is emptied.");
        await ErasedEntries.ForgetAsync(store, records, Origin.Of(user, changes.Text), clock.GetUtcNow(), cancellation);
    }

    void IAudit.Because(string? reason) => changes.Set(reason);
}
