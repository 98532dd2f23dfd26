using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>
/// Which programmes there are and which stores hold their data, as the host's chain proves it. The table of them does not prove itself: whoever can write it
/// could have another store looked at, or none.
/// </summary>
internal sealed class ProvedModules
{
    private const string Removed = "Removed";
    private const string Added = "Added";
    private readonly Dictionary<string, ProvedModule> modules = [];
    private readonly List<string> findings = [];

    public IReadOnlyDictionary<string, ProvedModule> All => modules;

    /// <summary>What was done to the table between two entries, in sentences.</summary>
    public IReadOnlyList<string> Findings => findings;

    public static bool Concerns(HistoryEntry entry) => entry.RecordType == nameof(ModuleRecord) || entry is { RecordType: AuditEntries.Trail, Action: AuditEntries.ClearedAction };

    /// <summary>The entries in their order, each proved.</summary>
    public void Follow(long sequence, HistoryEntry entry)
    {
        foreach (var (module, store) in AuditEntries.StoresWhenCleared(entry))
        {
            // What a record says itself is newer than what was cleared.
            if (modules.GetValueOrDefault(module) is not { IsFromRecord: true })
                modules[module] = new ProvedModule(store, IsKnown: true, IsFromRecord: false, IsThere: true);
        }
        if (entry is { RecordType: nameof(ModuleRecord), Module: { } name })
            Follow(sequence, name, entry);
    }

    /// <summary>Compares the table with what is proved. A programme that changed meanwhile may be in either of two readings.</summary>
    /// <param name="rows">Stores by module, as the table said before the chain was read and after it.</param>
    /// <param name="cleared">Whether the retention rule has removed the beginning of the chain.</param>
    public IEnumerable<string> Compare(IReadOnlyList<IReadOnlyDictionary<string, string?>> rows, bool cleared)
    {
        foreach (var (module, proved) in modules.Where(module => module.Value.IsThere).OrderBy(module => module.Key, StringComparer.Ordinal))
        {
            var found = rows.Where(row => row.ContainsKey(module)).Select(row => row[module]).ToList();
            if (found.Count == 0)
                yield return $"The table of programmes was altered: it has lost {module}.";
            else if (proved.IsKnown && !found.Contains(proved.Store))
                yield return $"The table of programmes was altered: the data of {module} are in {proved.Store ?? module}, and it says {found[^1] ?? module}.";
        }
        foreach (var invented in rows[0].Keys.Where(row => !cleared && modules.GetValueOrDefault(row) is not { IsThere: true } && rows.All(other => other.ContainsKey(row))).Order(StringComparer.Ordinal))
            yield return $"The table of programmes was altered: no host has written {invented} into it.";
    }

    private void Follow(long sequence, string module, HistoryEntry entry)
    {
        var before = modules.GetValueOrDefault(module);
        var change = entry.Changes.FirstOrDefault(change => change.Property == nameof(ModuleRecord.Store));
        if (entry.Action == Added && before is { IsThere: true, IsFromRecord: true })
            findings.Add($"The table of programmes had lost {module} before entry {sequence}, without an entry that says so.");
        else if (entry.Action != Added && change is not null && before is { IsKnown: true, IsThere: true } && before.Store != change.Before)
            findings.Add($"The table of programmes had been altered before entry {sequence}: the data of {module} were in {before.Store ?? module}, and it said {change.Before ?? module}.");
        modules[module] = entry.Action switch
        {
            Removed => new ProvedModule(null, IsKnown: true, IsFromRecord: true, IsThere: false),
            Added => new ProvedModule(change?.After, IsKnown: true, IsFromRecord: true, IsThere: true),
            _ when change is not null => new ProvedModule(change.After, IsKnown: true, IsFromRecord: true, IsThere: true),
            _ => before ?? new ProvedModule(null, IsKnown: false, IsFromRecord: false, IsThere: true),
        };
    }
}

/// <param name="Store">The store, when an upgrade has moved the data; null for that of the module's own name.</param>
/// <param name="IsKnown">False when the entry that says so has been cleared.</param>
/// <param name="IsFromRecord">Whether an entry about the module itself says so, not one of clearing.</param>
/// <param name="IsThere">False for one whose record was removed.</param>
internal sealed record ProvedModule(string? Store, bool IsKnown, bool IsFromRecord, bool IsThere);
