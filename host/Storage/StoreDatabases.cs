using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Modular.Host.Storage;

/// <summary>
/// Where the stores are: one SQLite file each, or one PostgreSQL schema each. Belongs to the front, so that connection pools outlive generations.
/// </summary>
internal sealed class StoreDatabases(StorageOptions storage) : IDisposable
{
    public const string HostStore = "Host";
    private const int PoolSize = 10;
    private const int DefaultPoolSize = 100;
    private readonly Dictionary<string, NpgsqlDataSource> sources = [];
    private readonly ConcurrentDictionary<string, string> sqlite = [];
    private readonly ConditionalWeakTable<object, IServiceProvider> efServices = [];
    private readonly DiagnosticListener listener = new(DbLoggerCategory.Name);
    private readonly Lock gate = new();

    public bool IsSqlite => storage.Provider is StorageProvider.Sqlite;

    /// <summary>
    /// Points a context at its store. Entity Framework's services belong to <paramref name="owner"/> (a loaded module, or the host), because its own
    /// static cache of them would hold a module's types for ever.
    /// </summary>
    public void Configure(DbContextOptionsBuilder options, string store, object owner)
    {
        options.UseInternalServiceProvider(efServices.GetValue(owner, _ => CreateEfServices()));
        // The model snapshot is the same for both databases, so it never equals the model of either to the last column type; a test compares them instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (IsSqlite)
            // A list of values is one parameter, as it is on PostgreSQL: with one for each value the text of a statement is made anew each time.
            options.UseSqlite(SqliteConnectionString(store), sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(SqlitePragmas.Instance);
        else
            options.UseNpgsql(Source(store), npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", SchemaOf(store)));
    }

    /// <summary>A connection without Entity Framework, for what must be quick or happens before a model exists.</summary>
    public async Task<DbConnection> OpenAsync(string store, CancellationToken cancellation)
    {
        DbConnection connection = IsSqlite ? new SqliteConnection(SqliteConnectionString(store)) : Source(store).CreateConnection();
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>False for a store that has never been written to.</summary>
    public Task<bool> HasHistoryAsync(string store, CancellationToken cancellation) => AnyAsync(store, "History", cancellation);

    public async Task<bool> AnyAsync(string store, string table, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(store, cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The table is one of the host's own constants.
        command.CommandText = $"SELECT 1 FROM \"{table}\" LIMIT 1";
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    public static string SchemaOf(string store) => string.Concat(store.Select((letter, index) =>
        char.IsUpper(letter) && index > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString())).Replace('-', '_');

    public string FileOf(string store) => Path.Combine(storage.Path, "stores", FileNameOf(store));

    /// <summary>All SQLite stores, the host's among them.</summary>
    public IEnumerable<string> Files() =>
        Directory.Exists(Path.Combine(storage.Path, "stores")) ? Directory.EnumerateFiles(Path.Combine(storage.Path, "stores"), "*.db") : [];

    /// <summary>Different names may have the same file: <c>LandReview</c> and <c>land-review</c>.</summary>
    public static string FileNameOf(string store) => SchemaOf(store).Replace('_', '-') + ".db";

    public void Dispose()
    {
        listener.Dispose();
        foreach (var source in sources.Values)
            source.Dispose();
    }

    public string SqliteConnectionString(string store) => sqlite.GetOrAdd(store, _ =>
    {
        Directory.CreateDirectory(Path.Combine(storage.Path, "stores"));
        return new SqliteConnectionStringBuilder { DataSource = FileOf(store), ForeignKeys = true, DefaultTimeout = 10 }.ToString();
    });

    private NpgsqlDataSource Source(string store)
    {
        lock (gate)
        {
            if (!sources.TryGetValue(store, out var source))
            {
                var connection = new NpgsqlConnectionStringBuilder(storage.ConnectionString) { SearchPath = SchemaOf(store) };
                // One pool for each store: together they must stay below what a server allows by default, 100.
                if (!connection.ContainsKey("Maximum Pool Size") || connection.MaxPoolSize == DefaultPoolSize)
                    connection.MaxPoolSize = PoolSize;
                sources.Add(store, source = NpgsqlDataSource.Create(connection.ToString()));
            }
            return source;
        }
    }

    // With a listener of ours for all of them: each of their own would stay in the runtime's list for ever.
    private ServiceProvider CreateEfServices()
    {
        var services = new ServiceCollection().AddSingleton<DiagnosticSource>(listener);
        return (IsSqlite ? services.AddEntityFrameworkSqlite() : services.AddEntityFrameworkNpgsql()).BuildServiceProvider();
    }
}

/// <summary>What every SQLite connection is opened with: a commit is on the disk before it is acknowledged, and writers wait for each other.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";

    /// <summary>The pool gives the same handle again and again, and a handle keeps what it has been told.</summary>
    private readonly ConditionalWeakTable<object, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsTold(connection))
            return;
        using var command = Command(connection);
        command.ExecuteNonQuery();
        Tell(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsTold(connection))
            return;
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        Tell(connection);
    }

    private bool IsTold(DbConnection connection) => told.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private void Tell(DbConnection connection) => told.AddOrUpdate(((SqliteConnection)connection).Handle!, told);

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
