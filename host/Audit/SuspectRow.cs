using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>A row that its hash does not prove.</summary>
/// <param name="sequence">Where it stands.</param>
/// <param name="entry">What it says; null when that cannot be read.</param>
/// <param name="before">The hash of the row before it; null when that is not known.</param>
internal sealed class SuspectRow(long sequence, HistoryEntry? entry, string? before)
{
    /// <summary>Where else it might belong: looking at all pairs of very many would take for ever.</summary>
    private const int MostPlaces = 500;

    private bool linkedPast;

    public long Sequence => sequence;

    /// <summary>The next row names its predecessor: when that is the row before this one, this one was put in between.</summary>
    public void Followed(string? predecessor) => linkedPast = predecessor is not null && predecessor == before && predecessor != entry?.Hash;

    public string Explain(byte[] key, string module, IReadOnlyList<string> others, IReadOnlyList<long> places, ChainLink? head)
    {
        if (entry is null)
            return $"Entry {sequence} was altered: it holds a value that no host writes.";
        var candidates = places.Take(MostPlaces).Concat([sequence - 1, sequence + 1]).ToList();
        if (candidates.Where(place => IsOf(key, module, place)).Cast<long?>().FirstOrDefault() is { } place)
            return $"Entry {place} stands in the place of entry {sequence}: they were put into another order.";
        if (others.FirstOrDefault(other => candidates.Append(sequence).Any(place => IsOf(key, other, place))) is { } source)
            return $"Entry {sequence} was replaced by one from the trail of {source}.";
        return $"Entry {sequence} was {(linkedPast || sequence > head?.Sequence ? "inserted: the host has not written it" : "altered")} ({Words(entry)}).";
    }

    private bool IsOf(byte[] key, string module, long place) => ChainHash.Of(key, module, entry!, place) == entry!.Hash;

    private static string Words(HistoryEntry entry) => $"{entry.At:yyyy-MM-dd HH:mm:ss} UTC, {entry.Action} {entry.RecordType} {entry.RecordId}";
}
