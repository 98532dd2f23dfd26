using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>One list over all stores, newest first. Each store gives as many as a page can need, from its own index; the pages are merged here.</summary>
internal sealed class TrailReader(TrailStores stores)
{
    private const int Batch = 500;

    public async Task<TrailPage> PageAsync(TrailFilter filter, TrailCursor? after, int size, CancellationToken cancellation)
    {
        var rows = new List<TrailRow>();
        foreach (var store in (await stores.AllAsync(cancellation)).Where(filter.Concerns))
        {
            await using var trail = stores.Open(store);
            var entries = await Below(after, store, filter.Of(store, trail.History.AsNoTracking()))
                .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Sequence ?? 0).Take(size + 1).ToListAsync(cancellation);
            rows.AddRange(entries.Select(entry => new TrailRow(store, entry)));
        }
        var shown = rows.OrderByDescending(row => row.Entry.At).ThenBy(row => row.Store.Name, StringComparer.Ordinal)
            .ThenByDescending(row => row.Entry.Sequence ?? 0).Take(size).ToList();
        return new TrailPage(shown, rows.Count > shown.Count ? TrailCursor.At(shown[^1]) : null);
    }

    /// <summary>Everything that the filter finds, in batches.</summary>
    public async IAsyncEnumerable<TrailRow> AllAsync(TrailFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TrailCursor? after = null;
        do
        {
            var page = await PageAsync(filter, after, Batch, cancellation);
            foreach (var row in page.Rows)
                yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>Null when there is no such entry.</summary>
    public async Task<TrailRow?> FindAsync(string module, long sequence, CancellationToken cancellation)
    {
        if ((await stores.AllAsync(cancellation)).FirstOrDefault(store => store.Module == module) is not { } store)
            return null;
        await using var trail = stores.Open(store);
        return await trail.History.AsNoTracking().FirstOrDefaultAsync(entry => entry.Sequence == sequence, cancellation) is { } entry ? new TrailRow(store, entry) : null;
    }

    private static IQueryable<HistoryEntry> Below(TrailCursor? cursor, AuditStore store, IQueryable<HistoryEntry> entries)
    {
        if (cursor is null)
            return entries;
        var (at, sequence) = (cursor.Moment, cursor.Sequence);
        return string.CompareOrdinal(store.Name, cursor.Store) switch
        {
            < 0 => entries.Where(entry => entry.At < at),
            > 0 => entries.Where(entry => entry.At <= at),
            _ => entries.Where(entry => entry.At < at || entry.At == at && (entry.Sequence ?? 0) < sequence),
        };
    }
}

/// <summary>An entry and the store that it lies in.</summary>
internal sealed record TrailRow(AuditStore Store, HistoryEntry Entry)
{
    /// <summary>Null when what is stored cannot be read: somebody has tampered with it.</summary>
    public IReadOnlyList<HistoryChange>? Changes
    {
        get
        {
            try
            {
                return Entry.Changes;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public string Programme(IReadOnlyList<AuditStore> stores) =>
        Entry.Module is { } module ? stores.FirstOrDefault(store => store.Module == module)?.Title ?? module : Store.Title;
}

/// <param name="Rows">Newest first.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record TrailPage(IReadOnlyList<TrailRow> Rows, TrailCursor? Next);

/// <summary>The last entry of a page. In addresses: <c>638000000000000000-12-Growth</c>.</summary>
internal sealed record TrailCursor(DateTimeOffset Moment, long Sequence, string Store)
{
    public static TrailCursor At(TrailRow row) => new(row.Entry.At, row.Entry.Sequence ?? 0, row.Store.Name);

    /// <summary>Null for what is none: the list begins at the top then.</summary>
    public static TrailCursor? Parse(string? text) =>
        text?.Split('-', 3) is [var ticks, var sequence, var store] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var moment)
        && moment >= 0 && moment <= DateTime.MaxValue.Ticks && long.TryParse(sequence, CultureInfo.InvariantCulture, out var place)
            ? new TrailCursor(new DateTimeOffset(moment, TimeSpan.Zero), place, store) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Moment.UtcTicks}-{Sequence}-{Store}");
}
