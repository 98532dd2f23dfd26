using Microsoft.EntityFrameworkCore;
using Modular.Host.Modules;

namespace Modular.Host.Audit;

/// <summary>
/// Removes what is older than <c>Audit:Keep</c> from the beginning of each chain. An entry says up to where, with the hash of the last one removed: it proves the rest.
/// </summary>
internal sealed class Retention(TrailStores stores, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>How long entries are kept; null for ever.</summary>
    public TimeSpan? Keep => configuration.GetValue<TimeSpan?>("Audit:Keep");

    /// <returns>How many entries were removed.</returns>
    public async Task<int> ClearAsync(CancellationToken cancellation)
    {
        if (Keep is not { } keep)
            return 0;
        var removed = 0;
        foreach (var store in await stores.AllAsync(cancellation))
        {
            await using var trail = stores.Open(store);
            removed += await ClearAsync(trail, clock.GetUtcNow() - keep, cancellation);
        }
        return removed;
    }

    private async Task<int> ClearAsync(TrailStores.Trail trail, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var transaction = await trail.Database.BeginTransactionAsync(cancellation);
        var linked = trail.History.Where(entry => entry.Sequence != null);
        var kept = await linked.Where(entry => entry.At >= before).MinAsync(entry => entry.Sequence, cancellation) ?? long.MaxValue;
        var last = await linked.Where(entry => entry.Sequence < kept).OrderByDescending(entry => entry.Sequence)
            .Select(entry => new ChainLink(entry.Sequence!.Value, entry.Hash!)).FirstOrDefaultAsync(cancellation);
        if (last is null)
            return 0;
        trail.History.Add(AuditEntries.Cleared(clock.GetUtcNow(), last, await ModulesAsync(trail, last, cancellation)));
        await trail.SaveChangesAsync(cancellation);
        var removed = await trail.History.Where(entry => entry.Sequence <= last.Sequence).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return removed;
    }

    /// <summary>What the entries that go say of programmes, on top of what was said when others went.</summary>
    private static async Task<ProvedModules> ModulesAsync(TrailStores.Trail trail, ChainLink last, CancellationToken cancellation)
    {
        var modules = new ProvedModules();
        var entries = trail.History.AsNoTracking().Where(entry => entry.Sequence != null).OrderBy(entry => entry.Sequence);
        foreach (var entry in await entries.Where(entry => entry.RecordType == AuditEntries.Trail && entry.Action == AuditEntries.ClearedAction).ToListAsync(cancellation))
            modules.Follow(entry.Sequence!.Value, entry);
        foreach (var entry in await entries.Where(entry => entry.RecordType == nameof(ModuleRecord) && entry.Sequence <= last.Sequence).ToListAsync(cancellation))
            modules.Follow(entry.Sequence!.Value, entry);
        return modules;
    }
}
