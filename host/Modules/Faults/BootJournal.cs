using System.Text.Json;
using System.Text.Json.Serialization;
using Modular.Host.Modules.Installation;
using Modular.Host.Storage;

namespace Modular.Host.Modules.Faults;

/// <summary>
/// What is being done to modules just now, in a small file that survives the process: after an end without warning (a stack overflow, a kill) the next
/// start knows whom to suspect. Modules are written as <see cref="ModuleFolder.Id" />.
/// </summary>
internal sealed class BootJournal
{
    private const int MostUnfinished = 2;
    private readonly string path;
    private readonly Lock gate = new();
    private readonly List<string> doing = [];
    private Page page;

    public BootJournal(StorageOptions storage)
    {
        path = Path.Combine(storage.Path, "journal.json");
        page = Read(path);
    }

    /// <summary>The version of a module that ran well for a while, and was not refused since; null when there is none.</summary>
    public string? LastGood(string module) =>
        page.Good.LastOrDefault(id => ModuleFolder.NameOf(id) == module && !IsRefused(id))?[(module.Length + 1)..];

    public bool IsGood(string id) => page.Good.Contains(id);

    /// <summary>Starts in a row have ended without warning before anything served, so modules are tried one by one to find out with which it happens.</summary>
    public bool IsCareful => page.Unfinished >= MostUnfinished;

    /// <summary>Not to be tried again by itself.</summary>
    public bool IsRefused(string id) => page.Refused.Contains(id);

    /// <summary>
    /// Opens the journal for this start. After an end without warning it answers who was being worked with at that moment. A version that has run well before
    /// is suspected only when the same happens twice in a row: a power cut is nobody's fault.
    /// </summary>
    public IReadOnlyList<Suspect> Begin()
    {
        lock (gate)
        {
            var before = page;
            var suspects = new List<Suspect>();
            var strikes = new Dictionary<string, int>();
            if (!before.Ended)
            {
                var named = before.Doing.Concat(before.Switched).Distinct().ToList();
                // Of several that were new at the last start nobody knows which it was; nor is it one of them when somebody else was just being worked with.
                var alone = named.Count > 0 || before.Started.Count == 1;
                foreach (var id in named.Count > 0 ? named : before.Started)
                {
                    strikes[id] = before.Strikes.GetValueOrDefault(id) + 1;
                    if (strikes[id] > 1 || alone && (!before.Good.Contains(id) || before.Unfinished >= MostUnfinished))
                        suspects.Add(new Suspect(id, WhenOf(id, before)));
                }
            }
            Write(before with { Ended = false, Served = false, Unfinished = before is { Ended: false, Served: false } ? before.Unfinished + 1 : 0, Doing = [], Started = [], Switched = [], Strikes = strikes, Refused = [.. before.Refused.Union(suspects.Select(suspect => suspect.Id))] });
            return suspects;
        }
    }

    /// <summary>Something is done to a module that could end the process. Dispose when it is done.</summary>
    public IDisposable Doing(params IEnumerable<string> ids)
    {
        var mine = ids.ToList();
        Change(() => doing.AddRange(mine));
        return new Done(() => Change(() => mine.ForEach(id => doing.Remove(id))));
    }

    /// <summary>These versions serve since now, and are to be watched.</summary>
    public void Switched(params IEnumerable<string> ids) => Change(() => page = page with { Served = true, Switched = [.. page.Switched.Union(ids)], Refused = [.. page.Refused.Except(ids)] });

    /// <summary>The first generation serves with these versions since now. Those that have not run well before are to be watched.</summary>
    public void Started(params IEnumerable<string> ids) => Change(() => page = page with { Served = true, Started = [.. ids.Where(id => !page.Good.Contains(id))] });

    /// <summary>These versions have served for a while and nothing happened.</summary>
    public void RanWell(params IEnumerable<string> ids) => Change(() =>
    {
        var good = ids.ToList();
        // A module that is switched off at the moment keeps the version that ran well before.
        page = page with { Served = true, Started = [], Switched = [], Strikes = [], Good = [.. page.Good.Where(id => good.All(other => ModuleFolder.NameOf(other) != ModuleFolder.NameOf(id))), .. good] };
    });

    /// <summary>An orderly end.</summary>
    public void End() => Change(() => page = page with { Ended = true, Started = [], Switched = [], Strikes = [] });

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Write(page with { Doing = [.. doing] });
        }
    }

    /// <summary>Without waiting for the disk: the journal is about ends of the process, and the system keeps what a process has written.</summary>
    private void Write(Page next)
    {
        page = next;
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(next, BootJournalJson.Default.Page), toDisk: false);
    }

    private static string WhenOf(string id, Page page) =>
        page.Doing.Contains(id) ? "while it was being started" : page.Switched.Contains(id) ? "shortly after it was switched on" : "shortly after it was started";

    private static Page Read(string path)
    {
        if (!File.Exists(path))
            return new Page();
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), BootJournalJson.Default.Page) ?? new Page();
        }
        catch (JsonException)
        {
            // Damaged by hand or by a disk: a start without suspects is the best that can be done, and the next page replaces it.
            return new Page();
        }
    }

    private sealed class Done(Action done) : IDisposable
    {
        public void Dispose() => done();
    }

    internal sealed record Page
    {
        /// <summary>False while a host runs.</summary>
        public bool Ended { get; init; } = true;

        /// <summary>Whether the last start came to the point where its first generation serves.</summary>
        public bool Served { get; init; } = true;

        /// <summary>How many starts in a row did not.</summary>
        public int Unfinished { get; init; }

        public IReadOnlyList<string> Doing { get; init; } = [];

        public IReadOnlyList<string> Switched { get; init; } = [];

        /// <summary>New at the last start.</summary>
        public IReadOnlyList<string> Started { get; init; } = [];

        /// <summary>How many starts in a row ended without warning in the middle of this module.</summary>
        public Dictionary<string, int> Strikes { get; init; } = new Dictionary<string, int>();

        public IReadOnlyList<string> Good { get; init; } = [];

        public IReadOnlyList<string> Refused { get; init; } = [];
    }
}

/// <summary>A module that was being worked with when the process ended without warning.</summary>
internal sealed record Suspect(string Id, string When);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BootJournal.Page))]
internal sealed partial class BootJournalJson : JsonSerializerContext;
