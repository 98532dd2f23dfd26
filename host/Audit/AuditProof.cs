using System.Data.Common;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>Proves the trails of all stores. It only reads, so it can run beside hosts. Belongs to the front.</summary>
internal sealed class AuditProof(StoreDatabases databases, AuditStores stores, AuditHeads heads, AuditKey key)
{
    /// <summary>The key is never made for this: without it nothing can be proved.</summary>
    public async Task<IReadOnlyList<StoreReport>> VerifyAsync(CancellationToken cancellation)
    {
        var before = await stores.RowsAsync(cancellation);
        var (host, chain) = await ProveAsync(AuditStore.OfHost, before.Keys, cancellation);
        var rows = new[] { before, await stores.RowsAsync(cancellation) };
        var modules = chain?.Modules ?? new ProvedModules();
        var altered = modules.Findings.Concat(chain is null ? [] : modules.Compare(rows, cleared: chain.Removed > 0));
        var reports = new List<StoreReport> { host with { Findings = [.. host.Findings, .. altered] } };
        var names = modules.All.Keys.Concat(rows.SelectMany(row => row.Keys)).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
            reports.AddRange(await ReportsAsync(StoreOf(name, modules, rows[1]), names, cancellation));
        reports.AddRange(heads.Stores.Where(head => StoreCopies.ModuleOf(head) is var module && module != StoreDatabases.HostStore && !names.Contains(module))
            .Select(head => new StoreReport(head, 0, ["Its newest entry is remembered, but the table of programmes does not name it: it was removed, or was never one of this site."], [])));
        return reports;
    }

    /// <summary>One of them.</summary>
    public async Task<StoreReport> VerifyAsync(AuditStore store, IReadOnlyList<string> others, CancellationToken cancellation) => (await ProveAsync(store, others, cancellation)).Report;

    /// <summary>Where the chain says that a module's data are, if it says so.</summary>
    private static AuditStore StoreOf(string module, ProvedModules proved, IReadOnlyDictionary<string, string?> rows) => new(
        (proved.All.GetValueOrDefault(module) is { IsKnown: true, IsThere: true } known ? known.Store : rows.GetValueOrDefault(module)) ?? module, module, module);

    /// <summary>Nothing for a module that has no store.</summary>
    private async Task<IEnumerable<StoreReport>> ReportsAsync(AuditStore store, List<string> names, CancellationToken cancellation)
    {
        if (await stores.ExistsAsync(store.Name, cancellation))
            return [await VerifyAsync(store, [.. names.Where(other => other != store.Module), StoreDatabases.HostStore], cancellation)];
        return store.Name == store.Module && !heads.Stores.Contains(store.Name) ? []
            : [new StoreReport(store.Name, 0, ["The whole store was removed, or its table of history."], [])];
    }

    private async Task<(StoreReport Report, ChainProof? Chain)> ProveAsync(AuditStore store, IEnumerable<string> others, CancellationToken cancellation)
    {
        ChainProof? proof = null;
        try
        {
            // The head before the rows: what is written meanwhile only makes the store longer.
            var head = heads.Read(store.Name);
            proof = new ChainProof(key.Read() ?? [], store.Module, head);
            await foreach (var row in new ChainReader(databases).RowsAsync(store.Name, cancellation))
                proof.Next(row);
            return (new StoreReport(store.Name, proof.Checked, [.. proof.End(others), .. Unremembered(proof, store.Name, head)], NotesOf(proof)), proof);
        }
        catch (Exception exception) when (exception is DbException or InvalidDataException or InvalidCastException)
        {
            return (new StoreReport(store.Name, proof?.Checked ?? 0, [$"It cannot be read: {exception.Message}"], []), null);
        }
    }

    /// <summary>A store that is written to leaves its newest entry outside: one without may have been put in the place of another, or cut short.</summary>
    private IEnumerable<string> Unremembered(ChainProof proof, string store, ChainLink? head)
    {
        if (head is not null || proof.Checked == 0)
            yield break;
        if (proof.Unnumbered < proof.Checked)
            yield return $"Nothing remembers its newest entry, so the newest ones may be missing. If a backup was put back on purpose, say so with “audit accept {store}”.";
        else if (heads.Read(StoreDatabases.HostStore) is not null)
            yield return $"None of its entries has a place in a chain, so nothing proves them. If they are from before there was one, say so with “audit accept {store}”.";
    }

    private static List<string> NotesOf(ChainProof proof)
    {
        var notes = new List<string>();
        if (proof.Sealed is { } last)
            notes.Add($"Entries 1 to {last} were there before the chain began, and are proved from that moment on.");
        if (proof.Unnumbered > 0 && proof.Unnumbered == proof.Checked)
            notes.Add("Its entries were there before the chain began, which it does with the next save. Until then nothing proves them.");
        if (proof.Accepted is { } accepted)
            notes.Add($"Somebody has vouched by command for what was there up to entry {accepted}.");
        if (proof.Removed > 0)
            notes.Add($"Entries up to {proof.Removed} have been removed by the retention rule.");
        return notes;
    }
}

/// <summary>What came of proving one store.</summary>
/// <param name="Store">Its name.</param>
/// <param name="Checked">How many entries were looked at.</param>
/// <param name="Findings">What was tampered with, in sentences; empty when everything is as it was written.</param>
/// <param name="Notes">What a reader should know of the proof.</param>
internal sealed record StoreReport(string Store, long Checked, IReadOnlyList<string> Findings, IReadOnlyList<string> Notes);
