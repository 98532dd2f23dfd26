using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;

namespace Modular.Host.Storage;

/// <summary>One move of a module's data at a time: in this process, and on PostgreSQL among all hosts.</summary>
internal sealed class StoreLocks(StoreDatabases databases)
{
    private const string Key = "(hashtext('modular move'), hashtext($1))";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, string> held = new();

    /// <summary>Waits for a moment: tidying holds it for no longer. Null when somebody else still has it then.</summary>
    public async Task<IAsyncDisposable?> TakeAsync(string module, TimeSpan limit, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await TryTakeAsync(module, cancellation) is { } held)
                return held;
            if (Stopwatch.GetElapsedTime(began) > limit)
                return null;
            await Task.Delay(Pause, cancellation);
        }
    }

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
            if (await AskAsync(connection, "SELECT pg_try_advisory_lock" + Key, module, cancellation))
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

    private async ValueTask LetGoAsync(string module, DbConnection? connection)
    {
        held.TryRemove(module, out _);
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private static async Task<bool> AskAsync(DbConnection connection, string sql, string module, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        var name = command.CreateParameter();
        name.Value = module;
        command.Parameters.Add(name);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private sealed class Held(StoreLocks locks, string module, DbConnection? connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                // A connection that only goes back to its pool keeps the lock until somebody else uses it.
                if (connection is not null)
                    await AskAsync(connection, "SELECT pg_advisory_unlock" + Key, module, CancellationToken.None);
            }
            finally
            {
                await locks.LetGoAsync(module, connection);
            }
        }
    }
}
