using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Modules;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>Brings stores up to date before a generation serves. A store that is up to date costs one query and no Entity Framework.</summary>
internal sealed class StoreMigrator(
    StoreDatabases databases, StoreCopies copies, StoreLocks locks, WriteGates gates, ModuleStates states, ILogger<StoreMove> logger)
{
    private static readonly object HostOwner = typeof(HostStore);

    public async Task MigrateHostAsync(CancellationToken cancellation)
    {
        var (pending, _) = await StateOfAsync(StoreDatabases.HostStore, typeof(HostStore), cancellation);
        if (pending)
            await MigrateAsync(StoreDatabases.HostStore, typeof(HostStore), HostOwner, cancellation);
    }

    /// <summary>
    /// A store that has data is copied and the copy is migrated, while the version that serves keeps the old one and nobody can write to it.
    /// </summary>
    /// <param name="module">The module; afterwards it knows the store that it works with.</param>
    /// <param name="moves">Where the move is registered before it begins, when there is one.</param>
    /// <param name="cancellation">Ends when the host stops.</param>
    public async Task MigrateAsync(LoadedModule module, StoreMoves moves, CancellationToken cancellation)
    {
        if (module.StoreType is not { } type)
            return;
        var (pending, applied) = await StateOfAsync(module.Store, type, cancellation);
        // A copy is named only once it is whole. An empty one would be taken for a new store, and what is missing would be lost without a word.
        if (applied.Count == 0 && module.Store != module.Name)
            throw new InvalidOperationException($"its data should be in {module.Store}, which is empty or not there. Restore that store, or clear the column Store of its row in the table Modules to work with {module.Name}.");
        if (pending && applied.Count == 0)
            await MigrateAsync(module.Store, type, module, cancellation);
        else if (pending)
        {
            var move = new StoreMove(copies, locks, states, gates.Of(module.Store), module.Name, module.Store, logger);
            moves.Add(move);
            module.Store = await move.MakeAsync((copy, stopped) => MigrateAsync(copy, type, module, stopped), cancellation);
        }
    }

    /// <summary>Has Entity Framework read the store's model and make its first query while other things are composed: the first page need not wait for that.</summary>
    public async Task WarmAsync(LoadedModule module, CancellationToken cancellation)
    {
        if (module.StoreType is null)
            return;
        await using var store = (StoreContext)Create(module.Store, module.StoreType, module);
        await store.HistoryOfAsync(Guid.Empty, cancellation);
    }

    /// <summary>Whether migrations wait, and which have been applied.</summary>
    private async Task<(bool Pending, IReadOnlyCollection<string> Applied)> StateOfAsync(string store, Type context, CancellationToken cancellation)
    {
        var migrations = DeclaredMigrations.Of(context);
        if (migrations.Count == 0)
            throw new InvalidOperationException($"{context.Name} has no migration. Write the first one with sdk/Modular.Migrations and build again.");
        var applied = await AppliedAsync(store, cancellation);
        if (applied.Except(migrations).FirstOrDefault() is { } newer)
            throw new InvalidOperationException($"its data were written by a newer version (migration {newer}), which this one cannot read. Install that version or a later one.");
        return (!migrations.All(applied.Contains), applied);
    }

    private async Task MigrateAsync(string store, Type context, object owner, CancellationToken cancellation)
    {
        if (databases.IsSqlite)
            await ClearStaleLockAsync(store, cancellation);
        else
            await ExecuteAsync(store, $"CREATE SCHEMA IF NOT EXISTS \"{StoreDatabases.SchemaOf(store)}\"", cancellation);
        await using var db = Create(store, context, owner);
        await db.Database.MigrateAsync(cancellation);
        if (databases.IsSqlite)
            await ExecuteAsync(store, "PRAGMA journal_mode = WAL", cancellation);
    }

    private DbContext Create(string store, Type context, object owner)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        databases.Configure(options, store, owner);
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }

    private async Task<HashSet<string>> AppliedAsync(string store, CancellationToken cancellation)
    {
        var applied = new HashSet<string>();
        try
        {
            await using var connection = await databases.OpenAsync(store, cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                applied.Add(reader.GetString(0));
        }
        catch (DbException missing) when (missing.SqlState == "42P01" || missing is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 })
        {
            // A new store has no such table yet.
        }
        return applied;
    }

    /// <summary>A kill in the middle of a migration leaves Entity Framework's lock row behind, for which the next one would wait for ever. This host owns the store.</summary>
    private async Task ClearStaleLockAsync(string store, CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(store, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task ExecuteAsync(string store, string sql, CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(store, cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants and the store's own name.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
