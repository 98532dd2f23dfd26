using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>
/// Links new entries to the chain of their store, inside the transaction of the change. Whoever links holds the store's lock until that transaction ends: SQLite's own,
/// which it takes when a transaction begins, or a lock of the schema on PostgreSQL. So saves of all hosts come one after the other. Belongs to the front.
/// </summary>
internal sealed partial class AuditChain(AuditKey key, AuditHeads heads, ILogger<AuditChain> logger)
{
    /// <summary>PostgreSQL keeps microseconds; what is hashed must come back as it was.</summary>
    private const long Precision = TimeSpan.TicksPerMicrosecond;

    /// <summary>Gives the entries their places and hashes.</summary>
    /// <param name="context">The store, in a transaction.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="entries">New entries in the order in which they happened.</param>
    /// <param name="cancellation">Ends when nobody waits any more.</param>
    /// <returns>The last of them.</returns>
    public async Task<ChainLink> LinkAsync(
        DbContext context, string store, IReadOnlyList<EntityEntry<HistoryEntry>> entries, CancellationToken cancellation)
    {
        await LockAsync(context, cancellation);
        var (module, tail) = (StoreCopies.ModuleOf(store), await TailAsync(context, cancellation));
        // Only where there is no chain at all yet: entries without a place in a store that came later have been put there.
        if (tail is null && heads.Of(store) is null && heads.Of(StoreDatabases.HostStore) is null)
            tail = await SealAsync(context, module, cancellation);
        await CheckHeadAsync(context, store, tail, cancellation);
        foreach (var entry in entries)
        {
            entry.Property(added => added.At).CurrentValue = Stored(entry.Entity.At);
            tail = Link(module, entry.Entity, tail);
        }
        return tail!;
    }

    /// <summary>Somebody says that the store is to be trusted as it is: entries without a place get one, an entry says so, and its end is remembered anew.</summary>
    /// <param name="context">The store.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Ends when nobody waits any more.</param>
    /// <returns>The last entry, which says so.</returns>
    public async Task<ChainLink> AcceptAsync(DbContext context, string store, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await LockAsync(context, cancellation);
        var module = StoreCopies.ModuleOf(store);
        var tail = await TailAsync(context, cancellation) ?? await SealAsync(context, module, cancellation);
        var entry = AuditEntries.Accepted(Stored(at), tail?.Sequence ?? 0);
        var newest = Link(module, entry, tail);
        context.Add(entry);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        heads.Drop(store);
        heads.Advance(store, newest);
        return newest;
    }

    /// <summary>The transaction is committed.</summary>
    public void Committed(string store, ChainLink newest) => heads.Advance(store, newest);

    private static Task LockAsync(DbContext context, CancellationToken cancellation) => !context.Database.IsNpgsql() ? Task.CompletedTask
        : context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('modular audit ' || current_schema(), 0))", cancellation);

    private ChainLink Link(string module, HistoryEntry entry, ChainLink? tail)
    {
        entry.Sequence = (tail?.Sequence ?? 0) + 1;
        entry.PreviousHash = tail?.Hash ?? ChainHash.Beginning;
        entry.Salt = ChainHash.NewSalt();
        entry.ContentHash = ChainHash.ContentOf(entry);
        entry.Hash = ChainHash.Of(key.Value, module, entry, entry.Sequence.Value);
        return new ChainLink(entry.Sequence.Value, entry.Hash);
    }

    private static async Task<ChainLink?> TailAsync(DbContext context, CancellationToken cancellation) => await context.Set<HistoryEntry>()
        .Where(entry => entry.Sequence != null).OrderByDescending(entry => entry.Sequence)
        .Select(entry => new ChainLink(entry.Sequence!.Value, entry.Hash!)).FirstOrDefaultAsync(cancellation);

    /// <summary>Entries from before there was a chain get their places in the order of time, and an entry says up to where that went.</summary>
    private async Task<ChainLink?> SealAsync(DbContext context, string module, CancellationToken cancellation)
    {
        ChainLink? tail = null;
        var older = await context.Set<HistoryEntry>().AsNoTracking().Where(entry => entry.Sequence == null)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync(cancellation);
        foreach (var entry in older)
        {
            var numbered = AuditEntries.At(Stored(entry.At), entry);
            tail = Link(module, numbered, tail);
            await context.Set<HistoryEntry>().Where(row => row.Id == entry.Id).ExecuteUpdateAsync(row => row
                .SetProperty(to => to.At, numbered.At).SetProperty(to => to.Sequence, numbered.Sequence).SetProperty(to => to.Salt, numbered.Salt)
                .SetProperty(to => to.PreviousHash, numbered.PreviousHash).SetProperty(to => to.ContentHash, numbered.ContentHash)
                .SetProperty(to => to.Hash, numbered.Hash), cancellation);
        }
        if (tail is null)
            return null;
        var note = AuditEntries.Sealed(Stored(older[^1].At), tail.Sequence);
        context.Add(note);
        return Link(module, note, tail);
    }

    /// <summary>A store that has lost what its head remembers was shortened. It can still be written to, but from now on that is known.</summary>
    private async Task CheckHeadAsync(DbContext context, string store, ChainLink? tail, CancellationToken cancellation)
    {
        if (heads.Of(store) is not { } head || head == tail)
            return;
        var holds = await context.Set<HistoryEntry>().AnyAsync(entry => entry.Sequence == head.Sequence && entry.Hash == head.Hash, cancellation);
        if (!holds && heads.Freeze(store))
            LogShortened(store, head.Sequence);
    }

    private static DateTimeOffset Stored(DateTimeOffset moment) => new(moment.UtcTicks - moment.UtcTicks % Precision, TimeSpan.Zero);

    [LoggerMessage(LogLevel.Critical, "The audit trail of {Store} has lost entry {Sequence}, which had been written. Run “audit verify”.")]
    private partial void LogShortened(string store, long sequence);
}
