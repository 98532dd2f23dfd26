using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>
/// Lends stores for reading. Making one, opening its connection and telling the database our functions takes longer than most queries; so a few are kept, on SQLite with their connection open.
/// PostgreSQL has its own pool of connections, which all stores of all hosts share.
/// </summary>
internal sealed class StoreReader<TStore>(Func<TStore> make, bool stayOpen) : IStoreReader<TStore>, IAsyncDisposable, IDisposable where TStore : StoreContext
{
    private const int MostKept = 16;
    private readonly ConcurrentBag<TStore> kept = [];
    private volatile bool ended;

    public async Task<T> ReadAsync<T>(Func<TStore, Task<T>> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        var store = kept.TryTake(out var known) ? known : make();
        var whole = false;
        try
        {
            if (known is null || !stayOpen)
                await store.Database.OpenConnectionAsync(cancellation);
            var result = await read(store);
            whole = true;
            return result;
        }
        finally
        {
            await GiveBackAsync(store, whole);
        }
    }

    public void Dispose()
    {
        ended = true;
        while (kept.TryTake(out var store))
            store.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        ended = true;
        while (kept.TryTake(out var store))
            await store.DisposeAsync();
    }

    /// <summary>What broke off may have left the store in the middle of something.</summary>
    private async Task GiveBackAsync(TStore store, bool whole)
    {
        if (!whole || ended || kept.Count >= MostKept)
        {
            await store.DisposeAsync();
            return;
        }
        store.ChangeTracker.Clear();
        if (!stayOpen)
            await store.Database.CloseConnectionAsync();
        kept.Add(store);
        // It may have ended meanwhile, and nobody would close this one.
        if (ended)
            await DisposeAsync();
    }
}

internal static class StoreReaders
{
    public static StoreReader<TStore> Of<TStore>(StoreDatabases databases, LoadedModule module, IServiceProvider services) where TStore : StoreContext
    {
        var options = new Lazy<DbContextOptions<TStore>>(() =>
        {
            var builder = new DbContextOptionsBuilder<TStore>();
            databases.Configure(builder, module.Store, module);
            return builder.ForReading(databases.IsSqlite);
        });
        var make = ActivatorUtilities.CreateFactory<TStore>([typeof(DbContextOptions<TStore>)]);
        return new StoreReader<TStore>(() => make(services, [options.Value]), databases.IsSqlite);
    }

    public static DbContextOptions<TStore> ForReading<TStore>(this DbContextOptionsBuilder<TStore> builder, bool isSqlite) where TStore : StoreContext
    {
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(ReadingOnly.Instance);
        if (isSqlite)
            builder.AddInterceptors(new PreparedReads());
        return builder.Options;
    }
}

/// <summary>Refuses saves, transactions and statements that give no rows: such a store has no history and passes no gate.</summary>
internal sealed class ReadingOnly : SaveChangesInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    public static readonly ReadingOnly Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) => throw Refusal();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => throw Refusal();

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => throw Refusal();

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        throw Refusal();

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) => throw Refusal();

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) => throw Refusal();

    private static InvalidOperationException Refusal() => new("This store is lent for reading. Save with the store that the request or the job has of its own.");
}
