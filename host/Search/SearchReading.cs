using Microsoft.EntityFrameworkCore;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>
/// Brings a module's index up to date. The history of the module's store says what has changed since the index was last written, whoever changed it and whichever host was
/// running; a source that cannot give single records is read whole.
/// </summary>
internal sealed class SearchReading(SearchIndex search, ContributionTypes contributions, DocumentBatches batches, IServiceScopeFactory scopes)
{
    private const int MostLines = 5_000;
    private const int MostRecords = 500;
    private const int ShowEvery = 5_000;
    private const int KeepEvery = 25_000;

    /// <param name="module">The module.</param>
    /// <param name="wholes">Whether sources that cannot give single records are read although the history has not gone on: at a start, and after a save.</param>
    /// <param name="cancellation">Ends when the generation is retired.</param>
    /// <returns>Whether searches may find something else now.</returns>
    public async Task<bool> ReadAsync(LoadedModule module, bool wholes, CancellationToken cancellation)
    {
        var index = search.Of(module.Name);
        await index.Writing.WaitAsync(cancellation);
        try
        {
            var build = $"{typeof(SearchReading).Assembly.ManifestModule.ModuleVersionId:N}{module.Assembly.ManifestModule.ModuleVersionId:N}";
            var (before, end) = (index.Position, await EndAsync(module, cancellation));
            var synonyms = await ReadSynonymsAsync(module, cancellation);
            var sources = contributions.Of<ISearchSource>(module).ToList();
            var goesOn = before is not null && before.Build == build && await IsPartAsync(module, before, cancellation);
            if (!goesOn)
                RemoveForeign(index, sources);
            var changed = synonyms || !goesOn;
            foreach (var source in sources)
            {
                if (goesOn && await batches.TellsAsync(source, cancellation))
                    changed |= await ReadChangedAsync(index, module, source, before!, end, cancellation);
                else if (!goesOn || wholes || before!.Sequence != end.Sequence)
                    changed |= await ReadWholeAsync(index, module, source, cancellation);
            }
            if (changed || before?.Sequence != end.Sequence)
                index.Keep(new IndexPosition(build, end.Sequence, end.Hash));
            return changed;
        }
        finally
        {
            index.Writing.Release();
        }
    }

    private async Task<bool> ReadWholeAsync(ModuleIndex index, LoadedModule module, Type source, CancellationToken cancellation)
    {
        var (seen, changed, read) = (new HashSet<string>(), false, 0);
        await foreach (var batch in batches.ReadAsync(module, source, null, cancellation))
        {
            foreach (var document in batch)
            {
                seen.Add(document.Key);
                changed |= index.Put(source.FullName!, document);
            }
            var now = read + batch.Count;
            if (changed && now / KeepEvery > read / KeepEvery)
                index.KeepSoFar();
            else if (changed && now / ShowEvery > read / ShowEvery)
                index.Show();
            read = now;
        }
        return RemoveWhere(index, row => row.Source == source.FullName && !seen.Contains(row.Key)) || changed;
    }

    private async Task<bool> ReadChangedAsync(
        ModuleIndex index, LoadedModule module, Type source, IndexPosition from, (long Sequence, string Hash) end, CancellationToken cancellation)
    {
        var changed = false;
        for (var (first, last) = (from.Sequence, from.Sequence); first < end.Sequence; first = last)
        {
            var records = await WithHistoryAsync(module, async history =>
            {
                var lines = await history.Where(line => line.Sequence > first && line.Sequence <= end.Sequence).OrderBy(line => line.Sequence).Take(MostLines)
                    .Select(line => new { line.Sequence, line.HistoryOf }).ToListAsync(cancellation);
                last = lines.Count == 0 ? end.Sequence : lines[^1].Sequence!.Value;
                return lines.Select(line => line.HistoryOf).Distinct().ToList();
            });
            foreach (var some in records!.Chunk(MostRecords))
                changed |= await ReadRecordsAsync(index, module, source, some, cancellation);
            if (changed)
                index.Show();
        }
        return changed;
    }

    private async Task<bool> ReadRecordsAsync(ModuleIndex index, LoadedModule module, Type source, Guid[] records, CancellationToken cancellation)
    {
        var (seen, changed) = (new HashSet<string>(), false);
        await foreach (var batch in batches.ReadAsync(module, source, records, cancellation))
        {
            foreach (var document in batch)
            {
                seen.Add(document.Key);
                changed |= index.Put(source.FullName!, document);
            }
        }
        foreach (var slot in records.SelectMany(index.Facts.SlotsOf).ToList())
        {
            if (index.Facts.At(slot) is not { } row || row.Source != source.FullName || seen.Contains(row.Key))
                continue;
            index.Remove(slot);
            changed = true;
        }
        return changed;
    }

    private static void RemoveForeign(ModuleIndex index, List<Type> sources)
    {
        var names = sources.Select(source => source.FullName).ToHashSet();
        RemoveWhere(index, row => !names.Contains(row.Source));
    }

    private static bool RemoveWhere(ModuleIndex index, Func<Facts.FactTable.Row, bool> gone)
    {
        var slots = Enumerable.Range(0, index.Facts.End).Where(slot => index.Facts.At(slot) is { } row && gone(row)).ToList();
        foreach (var slot in slots)
            index.Remove(slot);
        return slots.Count > 0;
    }

    private async Task<bool> ReadSynonymsAsync(LoadedModule module, CancellationToken cancellation)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var type in contributions.Of<ISynonyms>(module))
        {
            await using var scope = scopes.CreateAsyncScope();
            groups.AddRange(await ((ISynonyms)scope.ServiceProvider.GetRequiredService(type)).GetAsync(cancellation));
        }
        return search.SetSynonyms(module.Name, groups);
    }

    private async Task<(long Sequence, string Hash)> EndAsync(LoadedModule module, CancellationToken cancellation) => await WithHistoryAsync(module, history =>
        history.Where(line => line.Sequence != null).OrderByDescending(line => line.Sequence).Select(line => new { line.Sequence, line.Hash }).FirstOrDefaultAsync(cancellation))
            is { } line ? (line.Sequence!.Value, line.Hash ?? "") : (0, "");

    /// <summary>Whether the store is the one that the index was made of, and the history after it is whole.</summary>
    private async Task<bool> IsPartAsync(LoadedModule module, IndexPosition position, CancellationToken cancellation) => position.Sequence == 0
        ? module.StoreType is null || await EndAsync(module, cancellation) is (0, _)
        : await WithHistoryAsync(module, history => history.AnyAsync(line => line.Sequence == position.Sequence && line.Hash == position.Hash, cancellation));

    private async Task<T?> WithHistoryAsync<T>(LoadedModule module, Func<IQueryable<HistoryEntry>, Task<T>> read)
    {
        if (module.StoreType is null)
            return default;
        await using var scope = scopes.CreateAsyncScope();
        return await read(((StoreContext)scope.ServiceProvider.GetRequiredService(module.StoreType)).History.AsNoTracking());
    }
}
