using System.Data.Common;

namespace Modular.Host.Storage;

/// <summary>How much room stores take.</summary>
internal sealed class StoreSizes(StoreDatabases databases, StorageOptions storage)
{
    /// <summary>By name, in bytes; older copies that upgrades have left are among them.</summary>
    public async Task<IReadOnlyList<(string Store, long Bytes)>> AllAsync(CancellationToken cancellation) =>
        databases.IsSqlite ? Files() : await SchemasAsync(cancellation);

    /// <summary>For metrics, which cannot wait: SQLite's files. A PostgreSQL server has metrics of its own.</summary>
    public IReadOnlyList<(string Store, long Bytes)> Files()
    {
        var folder = new DirectoryInfo(Path.Combine(storage.Path, "stores"));
        return !databases.IsSqlite || !folder.Exists ? [] : [.. folder.EnumerateFiles("*.db*")
            .GroupBy(file => file.Name.Split('.')[0]).Select(store => (store.Key, store.Sum(file => file.Length))).OrderBy(store => store.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(string Store, long Bytes)>> SchemasAsync(CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT schemaname, sum(pg_total_relation_size(format('%I.%I', schemaname, tablename)::regclass))::bigint
            FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') GROUP BY schemaname ORDER BY schemaname
            """;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation);
        var sizes = new List<(string, long)>();
        while (await reader.ReadAsync(cancellation))
            sizes.Add((reader.GetString(0), reader.GetInt64(1)));
        return sizes;
    }
}
