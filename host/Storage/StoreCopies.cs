using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Modular.Host.Audit;

namespace Modular.Host.Storage;

/// <summary>Whole copies of stores: an upgrade migrates a copy, so that the data of the version that serves are never touched.</summary>
internal sealed partial class StoreCopies(StoreDatabases databases, AuditHeads heads)
{
    /// <summary>What PostgreSQL says to whoever still writes to a store that has moved: a host that has not heard of it.</summary>
    public const string HasMoved = "MO001";

    private readonly ConcurrentDictionary<string, int> last = new();

    /// <summary>A name for the next copy of this store, that no copy has had before while this host ran: Growth, Growth-2, Growth-3.</summary>
    public async Task<string> NextAsync(string store, CancellationToken cancellation)
    {
        var (name, number) = Parts(store);
        var highest = (await NumbersAsync(name, cancellation)).Append(number).Max();
        return $"{name}-{last.AddOrUpdate(name, highest + 1, (_, before) => Math.Max(before, highest) + 1)}";
    }

    /// <summary>The module whose data a store or its copy holds: Growth-2 is of Growth.</summary>
    public static string ModuleOf(string store) => Parts(store).Name;

    public async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
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

    /// <summary>The store is written to again: it has not moved after all.</summary>
    public async Task OpenAsync(string store, CancellationToken cancellation)
    {
        if (databases.IsSqlite)
            return;
        await using var connection = await databases.OpenAsync(store, cancellation);
        await ExecuteAsync(connection, $"DROP FUNCTION IF EXISTS \"{StoreDatabases.SchemaOf(store)}\".{Fence}() CASCADE", cancellation);
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
        await using var any = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await ExecuteAsync(any, $"DROP SCHEMA IF EXISTS \"{StoreDatabases.SchemaOf(store)}\" CASCADE", cancellation);
    }

    /// <summary>Removes copies that nobody needs: all but those in use, the one before <paramref name="current" />, and it.</summary>
    /// <param name="current">The store that holds the module's data.</param>
    /// <param name="used">The stores that are still read.</param>
    /// <param name="cancellation">Ends when the host stops.</param>
    public async Task TidyAsync(string current, IReadOnlyCollection<string> used, CancellationToken cancellation)
    {
        var (name, number) = Parts(current);
        var numbers = await NumbersAsync(name, cancellation);
        var before = numbers.Where(other => other < number).DefaultIfEmpty().Max();
        foreach (var store in numbers.Where(other => other != number && other != before).Select(other => other == 1 ? name : $"{name}-{other}"))
        {
            if (!used.Contains(store))
                await DropAsync(store, cancellation);
        }
    }

    private static (string Name, int Number) Parts(string store) => Copy().Match(store) is { Success: true } copy
        ? (copy.Groups[1].Value, int.Parse(copy.Groups[2].Value, CultureInfo.InvariantCulture)) : (store, 1);

    /// <summary>The numbers of the copies that are there; 1 is the store that an upgrade has not yet moved.</summary>
    private async Task<List<int>> NumbersAsync(string name, CancellationToken cancellation)
    {
        var (first, between) = databases.IsSqlite ? (Path.GetFileNameWithoutExtension(databases.FileOf(name)), "-") : (StoreDatabases.SchemaOf(name), "_");
        var found = databases.IsSqlite ? databases.Files().Select(Path.GetFileNameWithoutExtension) : await SchemasAsync(cancellation);
        return [.. found.OfType<string>().Select(store => store == first ? 1
            : store.StartsWith(first + between, StringComparison.Ordinal)
                && int.TryParse(store[(first.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0)];
    }

    private async Task<List<string>> SchemasAsync(CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT nspname FROM pg_namespace";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var schemas = new List<string>();
        while (await reader.ReadAsync(cancellation))
            schemas.Add(reader.GetString(0));
        return schemas;
    }

    [GeneratedRegex(@"^(.+)-(\d+)$")]
    private static partial Regex Copy();

    /// <summary>The function whose triggers refuse writes to a store that has moved.</summary>
    private const string Fence = "store_has_moved";

    /// <summary>
    /// Writes to the old tables are refused, then tables with their rows, keys and indexes are copied, and the references between them: all of it or
    /// nothing. Making the triggers waits for transactions that write, so nothing is written between the copy and the refusal.
    /// </summary>
    private static string CopySchema(string from, string to) => $"""
        DO $copy$
        DECLARE item record;
        BEGIN
            -- With an empty path the references below are written with their schema.
            PERFORM set_config('search_path', '', true);
            PERFORM set_config('lock_timeout', '10s', true);
            CREATE SCHEMA "{to}";
            CREATE OR REPLACE FUNCTION "{from}".{Fence}() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN RAISE EXCEPTION USING ERRCODE = ''{HasMoved}'', MESSAGE = ''This store has moved to a new version.''; END';
            FOR item IN SELECT tablename FROM pg_tables WHERE schemaname = '{from}' LOOP
                EXECUTE format('CREATE OR REPLACE TRIGGER {Fence} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I.%I EXECUTE FUNCTION %I.{Fence}()',
                    '{from}', item.tablename, '{from}');
            END LOOP;
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
