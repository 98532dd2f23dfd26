using System.Data.Common;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>Proves the trails of all stores. It only reads, so it can run beside hosts. Belongs to the front.</summary>
internal sealed class AuditProof(StoreDatabases databases, AuditStores stores, AuditHeads heads, AuditKey key)
{
    /// <summary>The key is never made for this: without it nothing can be proved.</summary>
    public async Task<IReadOnlyList<StoreReport>> VerifyAsync(CancellationToken cancellation)
    {
        var all = await stores.AllAsync(cancellation);
        var reports = new List<StoreReport>();
        foreach (var store in all)
            reports.Add(await VerifyAsync(store, [.. all.Select(other => other.Module).Where(other => other != store.Module)], cancellation));
        reports.AddRange((await stores.MissingAsync(cancellation)).Select(gone => new StoreReport(gone.Name, 0, ["The whole store was removed, or its table of history."], [])));
        return reports;
    }

    /// <summary>One of them.</summary>
    public async Task<StoreReport> VerifyAsync(AuditStore store, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        ChainProof? proof = null;
        try
        {
            // The head before the rows: what is written meanwhile only makes the store longer.
            var head = heads.Read(store.Name);
            proof = new ChainProof(key.Read() ?? [], store.Module, head);
            await foreach (var row in new ChainReader(databases).RowsAsync(store.Name, cancellation))
                proof.Next(row);
            return new StoreReport(store.Name, proof.Checked, proof.End(others), NotesOf(proof, head));
        }
        catch (Exception exception) when (exception is DbException or InvalidDataException or InvalidCastException)
        {
            return new StoreReport(store.Name, proof?.Checked ?? 0, [$"It cannot be read: {exception.Message}"], []);
        }
    }

    private static List<string> NotesOf(ChainProof proof, ChainLink? head)
    {
        var notes = new List<string>();
        if (proof.Sealed is { } last)
            notes.Add($"Entries 1 to {last} were there before the chain began, and are proved from that moment on.");
        if (proof.Unnumbered > 0 && proof.Unnumbered == proof.Checked)
            notes.Add("Its entries were there before the chain began, which it does with the next save. Until then nothing proves them.");
        if (proof.Removed > 0)
            notes.Add($"Entries up to {proof.Removed} have been removed by the retention rule.");
        if (head is null && proof.Checked > proof.Unnumbered)
            notes.Add("This host remembers no newest entry of it, so it would not notice if the newest ones were missing.");
        return notes;
    }
}

/// <summary>What came of proving one store.</summary>
/// <param name="Store">Its name.</param>
/// <param name="Checked">How many entries were looked at.</param>
/// <param name="Findings">What was tampered with, in sentences; empty when everything is as it was written.</param>
/// <param name="Notes">What a reader should know of the proof.</param>
internal sealed record StoreReport(string Store, long Checked, IReadOnlyList<string> Findings, IReadOnlyList<string> Notes);
