using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>
/// The newest entry of each store, kept outside of it: who cuts off the end of a chain has to find this as well. One small file for each store, replaced as a
/// whole after the commit; a kill in between leaves it behind the store, never ahead of it. Belongs to the front.
/// </summary>
internal sealed partial class AuditHeads(StorageOptions storage, ILogger<AuditHeads> logger)
{
    private readonly ConcurrentDictionary<string, Head> heads = new();

    private string Folder => Path.Combine(storage.Path, "audit-heads");

    /// <summary>The stores that have one.</summary>
    public IReadOnlyList<string> Stores => !Directory.Exists(Folder) ? []
        : [.. Directory.EnumerateFiles(Folder, "*.head").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    /// <summary>Null for a store that has none yet.</summary>
    public ChainLink? Of(string store) => HeadOf(store).Newest;

    /// <summary>What is in the file now, whichever process wrote it.</summary>
    /// <exception cref="InvalidDataException">The file says nothing that can be understood.</exception>
    public ChainLink? Read(string store)
    {
        if (!File.Exists(FileOf(store)))
            return null;
        return File.ReadAllText(FileOf(store)).Split(' ') is [var number, var hash] && long.TryParse(number, CultureInfo.InvariantCulture, out var sequence)
            ? new ChainLink(sequence, hash) : throw new InvalidDataException($"{FileOf(store)} cannot be understood");
    }

    /// <summary>The store has come this far.</summary>
    public void Advance(string store, ChainLink newest)
    {
        var head = HeadOf(store);
        lock (head)
        {
            if (head.Frozen || head.Newest?.Sequence >= newest.Sequence)
                return;
            try
            {
                Write(store, newest);
                head.Newest = newest;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What was saved is saved and must not look as if it had failed. The next save writes a newer one.
                LogNotAdvanced(store, exception.Message);
            }
        }
    }

    /// <summary>The store no longer holds what this remembers: it stays as it is, as the proof of that. True when that is news.</summary>
    public bool Freeze(string store)
    {
        var head = HeadOf(store);
        lock (head)
            return !head.Frozen && (head.Frozen = true);
    }

    /// <summary>A copy of a store begins with what the store has.</summary>
    public void Copy(string from, string to)
    {
        // The name may have been that of an earlier copy.
        Drop(to);
        if (Of(from) is { } newest)
            Write(to, newest);
    }

    public void Drop(string store)
    {
        heads.TryRemove(store, out _);
        if (Directory.Exists(Folder))
            File.Delete(FileOf(store));
    }

    private Head HeadOf(string store) => heads.GetOrAdd(store, name => new Head { Newest = Read(name) });

    // Not forced to the disk at each save: after a power cut an older one is as good.
    private void Write(string store, ChainLink head) =>
        AtomicFile.Write(FileOf(store), Encoding.ASCII.GetBytes($"{head.Sequence} {head.Hash}"), toDisk: false);

    private string FileOf(string store) => Path.Combine(Folder, $"{store}.head");

    [LoggerMessage(LogLevel.Error, "How far the trail of {Store} has come could not be written down beside it: {Reason}")]
    private partial void LogNotAdvanced(string store, string reason);

    private sealed class Head
    {
        public ChainLink? Newest { get; set; }

        public bool Frozen { get; set; }
    }
}
