using System.Text.Json;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>
/// Proves one chain, row after row: each row by its own hash, and each by being the successor of the one before. What does not fit is collected, and explained at
/// the end, when everything has been seen.
/// </summary>
/// <param name="key">The key of the trail.</param>
/// <param name="module">Whose store it is.</param>
/// <param name="head">The newest entry that is remembered outside; null when none is.</param>
internal sealed class ChainProof(byte[] key, string module, ChainLink? head)
{
    private readonly List<SuspectRow> suspects = [];
    private readonly Dictionary<long, string> rewritten = [];
    private readonly Dictionary<long, string> erased = [];
    private readonly List<string> findings = [];
    private readonly List<(long First, long Last)> gaps = [];
    private readonly List<(long Sequence, HistoryEntry Entry, string Content)> programmes = [];
    private ChainLink? cleared;
    private (long Sequence, string? Previous)? first;
    private SuspectRow? suspect;
    private (string? Hash, bool Sound) before = (ChainHash.Beginning, true);
    private string? atHead;
    private long last;
    private long unnumbered;

    public long Checked { get; private set; }

    /// <summary>Entries up to here were there before the chain began; null when none was.</summary>
    public long? Sealed { get; private set; }

    /// <summary>Up to where somebody has vouched for the entries by command; null when nobody has.</summary>
    public long? Accepted { get; private set; }

    /// <summary>What the host's chain proves of programmes, at the end.</summary>
    public ProvedModules Modules { get; } = new();

    /// <summary>How many entries a retention rule has removed.</summary>
    public long Removed => (first?.Sequence ?? 1) - 1;

    /// <summary>Entries that have no place in the chain.</summary>
    public long Unnumbered => unnumbered;

    public void Next(ChainRow row)
    {
        Checked++;
        if (row.Sequence is not { } sequence)
        {
            unnumbered++;
            return;
        }
        first ??= (sequence, row.Entry?.PreviousHash);
        var follows = sequence == last + 1 || last == 0;
        if (!follows)
            gaps.Add((last + 1, sequence - 1));
        if (sequence == head?.Sequence)
            atHead = row.Entry?.Hash;
        suspect?.Followed(row.Entry?.PreviousHash);
        suspect = null;
        Prove(sequence, row.Entry, follows && last > 0);
        last = sequence;
    }

    /// <summary>What is wrong, in sentences.</summary>
    /// <param name="others">The other stores' modules, one of which may have been the source of a row.</param>
    public IReadOnlyList<string> End(IEnumerable<string> others)
    {
        ProveBeginning();
        findings.AddRange(gaps.Select(gap => gap.First == gap.Last ? $"Entry {gap.First} was removed." : $"Entries {gap.First} to {gap.Last} were removed."));
        var places = suspects.Select(row => row.Sequence).Concat(gaps.SelectMany(gap => new[] { gap.First, gap.Last })).ToList();
        findings.AddRange(suspects.Select(row => row.Explain(key, module, [.. others], places, head)));
        ProveContents();
        foreach (var (sequence, entry, _) in programmes.Where(row => row.Content == row.Entry.ContentHash || erased.GetValueOrDefault(row.Sequence) == row.Content))
            Modules.Follow(sequence, entry);
        if (unnumbered > 0 && last > 0)
            findings.Add(unnumbered == 1 ? "1 entry was inserted: it has no place in the chain." : $"{unnumbered} entries were inserted: they have no place in the chain.");
        ProveEnd();
        return findings;
    }

    private void Prove(long sequence, HistoryEntry? entry, bool hasPredecessor)
    {
        var sound = entry is not null && ChainHash.Of(key, module, entry, sequence) == entry.Hash;
        if (!sound || entry is null)
            suspects.Add(suspect = new SuspectRow(sequence, entry, before.Hash));
        else
            Read(sequence, entry);
        if (sound && hasPredecessor && before.Sound && entry!.PreviousHash != before.Hash)
            findings.Add($"Entry {sequence} does not follow entry {sequence - 1}, though both are as they were written: the store was set back and written to again.");
        before = (entry?.Hash, sound);
    }

    private void Read(long sequence, HistoryEntry entry)
    {
        var content = ChainHash.ContentOf(entry);
        if (content != entry.ContentHash)
            rewritten[sequence] = content;
        try
        {
            if (ProvedModules.Concerns(entry))
                programmes.Add((sequence, entry, content));
            foreach (var replaced in AuditEntries.ErasedFrom(entry))
                erased[replaced.Sequence] = replaced.Hash;
            cleared = AuditEntries.ClearedUpTo(entry) ?? cleared;
            Sealed = AuditEntries.SealedUpTo(entry) ?? Sealed;
            Accepted = AuditEntries.AcceptedUpTo(entry) ?? Accepted;
        }
        catch (JsonException)
        {
            // Nothing of ours writes what cannot be read.
            rewritten[sequence] = content;
        }
    }

    private void ProveBeginning()
    {
        if (first is not { } start)
            return;
        if (start.Sequence > 1 && cleared is null)
            findings.Add(start.Sequence == 2 ? "Entry 1 was removed." : $"Entries 1 to {start.Sequence - 1} were removed.");
        else if (start.Sequence > 1 && (cleared!.Sequence != start.Sequence - 1 || cleared.Hash != start.Previous) && suspects.All(row => row.Sequence != start.Sequence))
            findings.Add($"The oldest entries, up to {start.Sequence - 1}, were removed, but the retention rule had removed no more than those up to {cleared.Sequence}.");
        else if (start.Sequence == 1 && start.Previous != ChainHash.Beginning && suspects.All(row => row.Sequence != 1))
            findings.Add("Entry 1 is not the beginning of the chain.");
    }

    private void ProveContents()
    {
        foreach (var (sequence, content) in rewritten.Where(row => erased.GetValueOrDefault(row.Key) != row.Value).OrderBy(row => row.Key))
            findings.Add($"Entry {sequence} was altered: what it says of who, before and after, or the reason is not what was written.");
        foreach (var sequence in erased.Keys.Where(sequence => sequence >= first?.Sequence && !rewritten.ContainsKey(sequence)
            && suspects.All(row => row.Sequence != sequence) && gaps.All(gap => sequence < gap.First || sequence > gap.Last)).Order())
            findings.Add($"Entry {sequence} was altered: what had been erased from it has been put back.");
    }

    private void ProveEnd()
    {
        if (head is null)
            return;
        if (last == 0)
            findings.Add($"All entries were removed; there had been {head.Sequence}.");
        else if (last < head.Sequence)
            findings.Add(last + 1 == head.Sequence ? $"The newest entry, {head.Sequence}, was removed." : $"The newest entries, {last + 1} to {head.Sequence}, were removed.");
        else if (head.Sequence >= first?.Sequence && atHead != head.Hash && suspects.All(row => row.Sequence != head.Sequence)
            && gaps.All(gap => head.Sequence < gap.First || head.Sequence > gap.Last))
            findings.Add($"Entry {head.Sequence} is not the one that was written first: the newest entries were removed, and others written in their places.");
    }
}
