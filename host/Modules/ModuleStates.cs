using System.Text.Json;
using System.Text.Json.Serialization;
using Modular.Host.Storage;

namespace Modular.Host.Modules;

internal enum ModuleState
{
    Enabled,
    Disabled,
    Faulted,
}

/// <summary>What is remembered of a module over restarts.</summary>
internal sealed record ModuleRecord(ModuleState State, string? Reason = null, DateTimeOffset? LastSwitch = null, string? Slug = null, string? Title = null, string? Version = null);

/// <summary>
/// The states of modules, kept in <c>modules.json</c> beside the stores: readable before any database is open, and by an operator when none is.
/// A module that is not in the file is enabled.
/// </summary>
internal sealed class ModuleStates
{
    private readonly string path;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private Dictionary<string, ModuleRecord> records;

    public ModuleStates(StorageOptions storage, TimeProvider clock)
    {
        path = Path.Combine(storage.Path, "modules.json");
        this.clock = clock;
        records = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ModuleStatesJson.Default.DictionaryStringModuleRecord)! : [];
    }

    public IReadOnlyDictionary<string, ModuleRecord> All
    {
        get
        {
            lock (gate)
                return records;
        }
    }

    public ModuleState Of(string module) => Find(module).State;

    public ModuleRecord Find(string module) => All.TryGetValue(module, out var record) ? record : new ModuleRecord(ModuleState.Enabled);

    public void Enable(string module) => Update(module, record => record with { State = ModuleState.Enabled, Reason = null, LastSwitch = clock.GetUtcNow() });

    public void Disable(string module) => Update(module, record => record with { State = ModuleState.Disabled, Reason = null, LastSwitch = clock.GetUtcNow() });

    public void Fault(string module, string reason) => Update(module, record => record with { State = ModuleState.Faulted, Reason = reason, LastSwitch = clock.GetUtcNow() });

    /// <summary>Remembers names and addresses of what ran, so that a switched-off programme can still be named.</summary>
    public void Ran(IEnumerable<LoadedModule> modules, DateTimeOffset at)
    {
        foreach (var module in modules)
            Update(module.Name, record => record with
            {
                State = ModuleState.Enabled,
                Slug = module.Slug,
                Title = module.Instance.Info.Title,
                Version = module.Instance.Info.Version,
                LastSwitch = record.LastSwitch ?? at,
            });
    }

    private void Update(string module, Func<ModuleRecord, ModuleRecord> change)
    {
        lock (gate)
        {
            var before = records.TryGetValue(module, out var record) ? record : new ModuleRecord(ModuleState.Enabled);
            var after = change(before);
            if (after == before && records.ContainsKey(module))
                return;
            records = new Dictionary<string, ModuleRecord>(records) { [module] = after };
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(records, ModuleStatesJson.Default.DictionaryStringModuleRecord));
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, ModuleRecord>))]
internal sealed partial class ModuleStatesJson : JsonSerializerContext;
