using Modular.Host.Modules;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>The stores that have a trail: the host's, and those of all modules that were ever on, whether they run now or not. Belongs to the front.</summary>
internal sealed class AuditStores(StoreDatabases databases, ModuleStates states)
{
    private const string Column = "Sequence";

    public async Task<IReadOnlyList<AuditStore>> AllAsync(CancellationToken cancellation)
    {
        var stores = new List<AuditStore>();
        foreach (var store in Named())
        {
            if (await ExistsAsync(store.Name, cancellation))
                stores.Add(store);
        }
        return stores;
    }

    /// <summary>The stores of modules as the table of programmes says it now, whatever this host remembers of it.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> RowsAsync(CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Name", "Store" FROM "Modules" """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<string, string?>();
        while (await reader.ReadAsync(cancellation))
            rows[reader.GetString(0)] = reader.IsDBNull(1) ? null : reader.GetString(1);
        return rows;
    }

    /// <summary>Whether there is such a store, with a history. Without making an empty one: SQLite creates what it opens.</summary>
    public async Task<bool> ExistsAsync(string store, CancellationToken cancellation)
    {
        if (databases.IsSqlite && !File.Exists(databases.FileOf(store)))
            return false;
        await using var connection = await databases.OpenAsync(store, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = databases.IsSqlite ? "SELECT 1 FROM pragma_table_info('History') WHERE name = @column"
            : "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'History' AND column_name = @column";
        var column = command.CreateParameter();
        (column.ParameterName, column.Value) = ("column", Column);
        command.Parameters.Add(column);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    private IEnumerable<AuditStore> Named() => states.All.Values.OrderBy(record => record.Name, StringComparer.Ordinal)
        .Select(record => new AuditStore(record.Store ?? record.Name, record.Name, record.Title ?? record.Name)).Prepend(AuditStore.OfHost);
}

/// <summary>A store with a trail.</summary>
/// <param name="Name">The store, which an upgrade may have moved: Growth-2.</param>
/// <param name="Module">Whose it is; “Host” for the host's.</param>
/// <param name="Title">For people.</param>
internal sealed record AuditStore(string Name, string Module, string Title)
{
    public static AuditStore OfHost { get; } = new(StoreDatabases.HostStore, StoreDatabases.HostStore, "Modular");
}
