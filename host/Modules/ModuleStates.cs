using Microsoft.EntityFrameworkCore;
using Modular.Host.Audit;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Modules;

/// <summary>
/// The states of modules: kept in the host's store, where each change has its history in the same transaction, and held in memory for everybody who asks.
/// </summary>
internal sealed class ModuleStates(StoreDatabases databases, StoreChanges changes, AuditChain chain, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile IReadOnlyDictionary<string, ModuleRecord> records = new Dictionary<string, ModuleRecord>();

    public IReadOnlyDictionary<string, ModuleRecord> All => records;

    public void Dispose() => turn.Dispose();

    public ModuleState Of(string module) => Find(module).State;

    public ModuleRecord Find(string module) => records.TryGetValue(module, out var record) ? record : new ModuleRecord { Name = module };

    /// <summary>The store that holds a module's data.</summary>
    public string StoreOf(string module) => Find(module).Store ?? module;

    /// <summary>Reads what was remembered. Without Entity Framework: the first page waits for this.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        // Whoever reads beside somebody who writes must not put back what was there before.
        await turn.WaitAsync(cancellation);
        try
        {
            records = await ReadRowsAsync(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Dictionary<string, ModuleRecord>> ReadRowsAsync(CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Name", "State", "Reason", "LastSwitch", "Slug", "Title", "Release", "Store" FROM "Modules" """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<string, ModuleRecord>();
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetString(0), new ModuleRecord
            {
                Name = reader.GetString(0),
                State = Enum.Parse<ModuleState>(reader.GetString(1)),
                Reason = Text(2),
                LastSwitch = reader.IsDBNull(3) ? null : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc)),
                Slug = Text(4),
                Title = Text(5),
                Release = Text(6),
                Store = Text(7),
            });
        }
        return found;
    }

    /// <summary>What became of one module, and of all that run now, in one transaction with its history.</summary>
    /// <param name="who">Who asked for it; the host itself when nobody did.</param>
    /// <param name="module">The module; null when only what runs is written down.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="reason">Why, when the host decided it.</param>
    /// <param name="running">The modules of the generation that serves from now on; null when that has not changed.</param>
    public async Task SaveAsync(ICurrentUser who, string? module, ModuleState state, string? reason, IEnumerable<LoadedModule>? running)
    {
        var ran = running?.Where(loaded => loaded.Name != module && !IsAsRemembered(loaded) || loaded.Name == module).ToList() ?? [];
        if (module is null && ran.Count == 0)
            return;

        await turn.WaitAsync();
        try
        {
            records = await WriteAsync(who, module, state, reason, ran);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Dictionary<string, ModuleRecord>> WriteAsync(ICurrentUser who, string? module, ModuleState state, string? reason, List<LoadedModule> ran)
    {
        await using var store = Open(who);
        var saved = await store.Modules.ToDictionaryAsync(record => record.Name);
        foreach (var loaded in ran)
            Ran(Find(saved, store, loaded.Name), loaded);
        if (module is not null)
        {
            var record = Find(saved, store, module);
            (record.State, record.Reason, record.LastSwitch) = (state, reason, clock.GetUtcNow());
        }
        await store.SaveChangesAsync();
        return saved;
    }

    private bool IsAsRemembered(LoadedModule loaded)
    {
        var record = Find(loaded.Name);
        return record is { State: ModuleState.Enabled, LastSwitch: not null } && record.Slug == loaded.Slug
            && record.Title == loaded.Instance.Info.Title && record.Release == loaded.Instance.Info.Version && StoreOf(loaded.Name) == loaded.Store;
    }

    private void Ran(ModuleRecord record, LoadedModule loaded)
    {
        (record.State, record.Reason) = (ModuleState.Enabled, null);
        (record.Slug, record.Title, record.Release) = (loaded.Slug, loaded.Instance.Info.Title, loaded.Instance.Info.Version);
        record.Store = loaded.Store == loaded.Name ? null : loaded.Store;
        record.LastSwitch ??= clock.GetUtcNow();
    }

    private static ModuleRecord Find(Dictionary<string, ModuleRecord> saved, HostStore store, string module)
    {
        if (!saved.TryGetValue(module, out var record))
            store.Modules.Add(saved[module] = record = new ModuleRecord { Name = module });
        return record;
    }

    private HostStore Open(ICurrentUser who)
    {
        var options = new DbContextOptionsBuilder<HostStore>();
        databases.Configure(options, StoreDatabases.HostStore, typeof(HostStore));
        return new HostStore(options.AddInterceptors(new HistoryWriter(StoreDatabases.HostStore, who, new ChangeReason(), chain, clock, changes)).Options);
    }
}
