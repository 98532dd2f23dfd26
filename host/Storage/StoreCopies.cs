using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Modular.Host.Audit;

namespace Modular.Host.Storage;

/// <summary>Whole copies of stores: an upgrade migrates a copy, so that the data of the version that serves are never touched.</summary>
internal sealed partial class StoreCopies(StoreDatabases databases, AuditHeads heads)
{
    /// <summary>The name of the copy that comes after this store: Growth, Growth-2, Growth-3.</summary>
    public static string After(string store)
    {
        var (name, number) = Parts(store);
        return $"{name}-{number + 1}";
    }

    /// <summary>The store that this one was copied from; null for the first.</summary>
    public static string? Before(string store)
    {
        var (name, number) = Parts(store);
        return number switch { 1 => null, 2 => name, _ => $"{name}-{number - 1}" };
    }

    /// <summary>The module whose data a store or its copy holds: Growth-2 is of Growth.</summary>
    public static string ModuleOf(string store) => Parts(store).Name;

    private static (string Name, int Number) Parts(string store) => Copy().Match(store) is { Success: true } copy
        ? (copy.Groups[1].Value, int.Parse(copy.Groups[2].Value, CultureInfo.InvariantCulture)) : (store, 1);

    [GeneratedRegex(@"^(.+)-(\d+)$")]
    private static partial Regex Copy();

    public async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        await DropAsync(to, cancellation);
        heads.Copy(from, to);
        await using var connection = await databases.OpenAsync(from, cancellation);
        if (databases.IsSqlite)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $to";
            var path = command.CreateParameter();
            (path.ParameterName, path.Value) = ("$to", databases.FileOf(to));
            command.Parameters.Add(path);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        else
        {
            await ExecuteAsync(connection, CopySchema(StoreDatabases.SchemaOf(from), StoreDatabases.SchemaOf(to)), cancellation);
        }
    }

    public async Task DropAsync(string store, CancellationToken cancellation)
    {
        heads.Drop(store);
        if (databases.IsSqlite)
        {
            await using (var connection = new SqliteConnection(databases.SqliteConnectionString(store)))
                SqliteConnection.ClearPool(connection);
            foreach (var ending in new[] { "", "-wal", "-shm" })
                File.Delete(databases.FileOf(store) + ending);
            return;
        }
        await using var any = await databases.OpenAsync(store, cancellation);
        await ExecuteAsync(any, $"DROP SCHEMA IF EXISTS \"{StoreDatabases.SchemaOf(store)}\" CASCADE", cancellation);
    }

    /// <summary>Tables with their rows, keys and indexes, then the references between them: all of it or nothing.</summary>
    private static string CopySchema(string from, string to) => $"""
        DO $copy$
        DECLARE item record;
        BEGIN
            -- With an empty path the references below are written with their schema.
            PERFORM set_config('search_path', '', true);
            CREATE SCHEMA "{to}";
            FOR item IN SELECT tablename FROM pg_tables WHERE schemaname = '{from}' LOOP
                EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL)', '{to}', item.tablename, '{from}', item.tablename);
                EXECUTE format('INSERT INTO %I.%I OVERRIDING SYSTEM VALUE SELECT * FROM %I.%I', '{to}', item.tablename, '{from}', item.tablename);
            END LOOP;
            FOR item IN SELECT constraints.conname, tables.relname, pg_get_constraintdef(constraints.oid) AS definition
                FROM pg_constraint constraints JOIN pg_class tables ON tables.oid = constraints.conrelid
                WHERE constraints.contype = 'f' AND constraints.connamespace = '{from}'::regnamespace LOOP
                EXECUTE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', '{to}', item.relname, item.conname,
                    replace(item.definition, format('REFERENCES %I.', '{from}'), format('REFERENCES %I.', '{to}')));
            END LOOP;
        END $copy$
        """;

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants and the stores' own names.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
