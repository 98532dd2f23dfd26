using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Data;

/// <summary>One connection for several queries, until it is disposed of. Inside another one it changes nothing.</summary>
internal readonly struct OneConnection : IAsyncDisposable
{
    private readonly DbContext store;

    private OneConnection(DbContext store) => this.store = store;

    public static async Task<OneConnection> OpenAsync(DbContext store, CancellationToken cancellation)
    {
        await store.Database.OpenConnectionAsync(cancellation);
        return new(store);
    }

    public ValueTask DisposeAsync() => new(store.Database.CloseConnectionAsync());
}
