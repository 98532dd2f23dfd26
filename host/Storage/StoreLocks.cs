using System.Collections.Concurrent;
using System.Data.Common;

namespace Modular.Host.Storage;

/// <summary>One move of a module's data at a time: in this process, and on PostgreSQL among all hosts.</summary>
internal sealed class StoreLocks(StoreDatabases databases)
{
    private const string Try = """SELECT pg_try_advisory_lock(hashtext('modular move'), hashtext($1))""";
    private readonly ConcurrentDictionary<string, string> held = new();

    /// <summary>Null when somebody else has it.</summary>
    public async Task<IAsyncDisposable?> TryTakeAsync(string module, CancellationToken cancellation)
    {
        if (!held.TryAdd(module, module))
            return null;
        DbConnection? connection = null;
        try
        {
            if (databases.IsSqlite)
                return new Held(this, module, null);
            connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = Try;
            var name = command.CreateParameter();
            name.Value = module;
            command.Parameters.Add(name);
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return new Held(this, module, connection);
        }
        catch (Exception)
        {
            await LetGoAsync(module, connection);
            throw;
        }
        await LetGoAsync(module, connection);
        return null;
    }

    // The server lets go of the lock when the connection goes back to its pool.
    private async ValueTask LetGoAsync(string module, DbConnection? connection)
    {
        held.TryRemove(module, out _);
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private sealed class Held(StoreLocks locks, string module, DbConnection? connection) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => locks.LetGoAsync(module, connection);
    }
}
