using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Writes down what is no change of a record: sign-ins, downloads, views. It goes into the host's store, whatever the request does besides.</summary>
internal sealed class AuditTrail(StoreDatabases databases, HistoryWriters writers, ICurrentUser user, ChangeReason reason, TimeProvider clock)
{
    /// <summary>Downloads of public data by people who are not signed in are not written down.</summary>
    public Task DownloadedAsync(string table, string? module, CancellationToken cancellation) => user.Id is null ? Task.CompletedTask
        : RecordAsync(new AuditEvent("Downloaded", "Table", Guid.Empty) { Module = module, Details = [new("Table", null, table)] }, cancellation);

    public async Task RecordAsync(AuditEvent what, CancellationToken cancellation)
    {
        var origin = Origin.Of(user, reason.Text);
        if (what.By is { } account)
            origin = origin with { Who = account.DisplayName, UserId = account.Id.ToString() };
        var options = new DbContextOptionsBuilder<HostStore>();
        databases.Configure(options, StoreDatabases.HostStore, typeof(HostStore));
        // A context of its own: the request's may hold changes that are not to be saved.
        await using var store = new HostStore(options.AddInterceptors(writers.For(StoreDatabases.HostStore)).Options);
        store.History.Add(AuditEntries.Of(clock.GetUtcNow(), origin, what.Action, what.Record, [.. what.Details], what.Kind, what.Module));
        await store.SaveChangesAsync(cancellation);
    }

}

/// <summary>Something that was done.</summary>
/// <param name="Action">What, at most 20 characters: “Downloaded”.</param>
/// <param name="Kind">The kind of thing it was done to, at most 100 characters: “Table”.</param>
/// <param name="Record">Its id; empty when it has none.</param>
internal sealed record AuditEvent(string Action, string Kind, Guid Record)
{
    /// <summary>What names it and describes it.</summary>
    public IReadOnlyList<HistoryChange> Details { get; init; } = [];

    /// <summary>The module that it is about; null for the host itself.</summary>
    public string? Module { get; init; }

    /// <summary>Who did it, where that is not who asks: somebody who signs in is not signed in yet.</summary>
    public Account? By { get; init; }
}
