using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.OpenId;

/// <summary>When each client was last at work, to the minute. No entry in the history: it is not a change that anybody made.</summary>
internal sealed class LastUse(IServiceScopeFactory services, TimeProvider clock)
{
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> written = new();

    public async Task RecordAsync(string client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (written.TryGetValue(client, out var last) && now - last < Exactness)
            return;
        written[client] = now;
        // A scope of its own: what the request has changed but not saved is none of our business.
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HostStore>().Clients.Where(record => record.ClientId == client)
            .ExecuteUpdateAsync(record => record.SetProperty(one => one.LastUsedAt, now), cancellation);
    }
}
