using System.Collections.Concurrent;
using System.Threading.Channels;
using Modular.Host.Composition;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Host.Telemetry;

namespace Modular.Host.Search;

/// <summary>
/// Keeps the index up to date in the background: for all modules a moment after a generation serves, or as soon as somebody searches; then for each module after a save in its
/// store; and each minute for what another host has saved.
/// </summary>
internal sealed partial class SearchQueue(SearchReading reading, GenerationInfo generation, StoreChanges changes, ILogger<SearchQueue> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LookForOthers = TimeSpan.FromMinutes(1);

    /// <summary>After a start, searches wait for the first reading of the modules; not for one that hangs, and not while a large index is made from nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<Task> patience = new(() => Task.Delay(Patience));
    private readonly ConcurrentDictionary<string, long> saves = [];
    private readonly ConcurrentDictionary<string, long> readUpTo = [];
    private readonly Channel<string> changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Completes when every module has been read once, so that a search right after a start finds what there is, or when that takes too long.</summary>
    public Task FirstReadingAsync(CancellationToken cancellation)
    {
        if (read.Task.IsCompleted)
            return Task.CompletedTask;
        asked.TrySetResult();
        return Task.WhenAny(read.Task, patience.Value).WaitAsync(cancellation);
    }

    /// <summary>Whether all that this host has saved in the module's store is in the index.</summary>
    public bool IsUpToDate(string module) => readUpTo.TryGetValue(module, out var upTo) && upTo == saves.GetValueOrDefault(module);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var scope = logger.BeginScope(new LogScope(generation.Number, "Host"));
        using var listening = changes.Listen(store =>
        {
            saves.AddOrUpdate(store, 1, (_, number) => number + 1);
            changed.Writer.TryWrite(store);
        });
        await Task.WhenAny(asked.Task, Task.Delay(AfterStart, stoppingToken));
        foreach (var module in generation.Modules)
            await ReadAsync(module, wholes: true, stoppingToken);
        read.TrySetResult();
        while (!stoppingToken.IsCancellationRequested)
        {
            var stores = await NextAsync(stoppingToken);
            foreach (var module in generation.Modules.Where(module => stores.Count == 0 ? module.StoreType is not null : stores.Contains(module.Name)))
                await ReadAsync(module, wholes: stores.Count > 0, stoppingToken);
            await Task.Delay(Settle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The stores that have been saved to; none when it is time to look what others did.</summary>
    private async Task<HashSet<string>> NextAsync(CancellationToken stopping)
    {
        var stores = new HashSet<string>();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        waiting.CancelAfter(LookForOthers);
        await ((Task)changed.Reader.WaitToReadAsync(waiting.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (changed.Reader.TryRead(out var store))
            stores.Add(store);
        return stores;
    }

    private async Task ReadAsync(LoadedModule module, bool wholes, CancellationToken cancellation)
    {
        using var lines = logger.BeginScope(new LogScope(generation.Number, module.Name));
        try
        {
            var upTo = saves.GetValueOrDefault(module.Name);
            if (await reading.ReadAsync(module, wholes, cancellation))
                changes.Noticed();
            readUpTo[module.Name] = upTo;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            readUpTo.TryRemove(module.Name, out _);
            LogNotRead(module.Name, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Module}: its search documents could not be read: {Reason}")]
    private partial void LogNotRead(string module, string reason);
}
