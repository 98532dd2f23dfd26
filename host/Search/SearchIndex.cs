using System.Collections.Concurrent;
using Modular.Host.Search.Words;
using Modular.Host.Storage;
using LockObtainFailedException = Lucene.Net.Store.LockObtainFailedException;

namespace Modular.Host.Search;

/// <summary>
/// The index of all modules: a folder each below the storage, whichever database the stores are in. It holds nothing that the modules could not give again. It belongs
/// to the front, is opened by whoever comes first, and outlives generations.
/// </summary>
internal sealed partial class SearchIndex(StorageOptions storage, ILogger<SearchIndex> logger) : IDisposable
{
    private readonly Dictionary<string, ModuleIndex> open = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<IReadOnlyList<string>>> groups = [];
    private readonly ConcurrentDictionary<string, Synonyms> synonyms = [];
    private readonly Lock gate = new();

    public string Folder { get; } = Path.Combine(storage.Path, "search");

    /// <exception cref="IOException">Another process has it open, or the disk fails.</exception>
    public ModuleIndex Of(string module)
    {
        lock (gate)
        {
            if (!open.TryGetValue(module, out var index))
                open.Add(module, index = Open(Path.Combine(Folder, module)));
            return index;
        }
    }

    /// <returns>Whether they are others than before.</returns>
    public bool SetSynonyms(string module, IReadOnlyList<IReadOnlyList<string>> own)
    {
        var before = groups.GetValueOrDefault(module, []);
        if (before.Count == own.Count && before.Zip(own).All(pair => pair.First.SequenceEqual(pair.Second)))
            return false;
        // Copies: a list's type may be the module's own, which could then never leave memory.
        groups[module] = [.. own.Select(IReadOnlyList<string> (group) => [.. group])];
        synonyms.Clear();
        return true;
    }

    public Synonyms SynonymsOf(IReadOnlyCollection<string> modules) =>
        synonyms.GetOrAdd(string.Join('|', modules), _ => new Synonyms(modules.SelectMany(module => groups.GetValueOrDefault(module, []))));

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var index in open.Values)
                index.Dispose();
            open.Clear();
        }
    }

    private ModuleIndex Open(string folder)
    {
        try
        {
            return new ModuleIndex(folder);
        }
        catch (Exception damaged) when (damaged is IOException and not LockObtainFailedException or ArgumentException or FormatException)
        {
            LogDamaged(folder, damaged);
            Directory.Delete(folder, recursive: true);
            return new ModuleIndex(folder);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index in {Folder} could not be read and is made anew")]
    private partial void LogDamaged(string folder, Exception reason);
}
