using System.Threading.Channels;
using Modular.Host.Composition;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Host.Telemetry;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>
/// Reads a generation's documents into the index in the background: all modules a moment after it serves, or as soon as somebody searches; then each
/// module after a save in its store.
/// </summary>
internal sealed partial class SearchQueue(
    SearchIndex index, GenerationInfo generation, ContributionTypes contributions, StoreChanges changes, IServiceScopeFactory scopes, ILogger<SearchQueue> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(150);
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Completes when every module has been read once, so that a search right after a start finds what there is.</summary>
    public Task ReadAsync(CancellationToken cancellation)
    {
        asked.TrySetResult();
        return read.Task.WaitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var scope = logger.BeginScope(new LogScope(generation.Number, "Host"));
        using var listening = changes.Listen(store => changed.Writer.TryWrite(store));
        await Task.WhenAny(asked.Task, Task.Delay(AfterStart, stoppingToken));
        foreach (var module in generation.Modules)
            await ReadAsync(module, stoppingToken);
        read.TrySetResult();
        while (!stoppingToken.IsCancellationRequested && await changed.Reader.WaitToReadAsync(stoppingToken))
        {
            var stores = new HashSet<string>();
            while (changed.Reader.TryRead(out var store))
                stores.Add(store);
            foreach (var module in generation.Modules.Where(module => stores.Contains(module.Name)))
                await ReadAsync(module, stoppingToken);
            await Task.Delay(Settle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(LoadedModule module, CancellationToken cancellation)
    {
        using var lines = logger.BeginScope(new LogScope(generation.Number, module.Name));
        using var stop = new StopSignal($"{module.Name}: its search documents", logger, cancellation);
        try
        {
            // Read before the index is locked: a module that takes its time holds nobody up.
            var documents = await Task.Run(() => DocumentsAsync(module, stop.Token), cancellation).WaitAsync(ReadLimit, cancellation);
            await index.ReplaceAsync(module.Name, documents, cancellation);
            changes.Noticed();
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            stop.Give();
            LogNotRead(module.Name, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<List<SearchDocument>> DocumentsAsync(LoadedModule module, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var documents = new List<SearchDocument>();
        foreach (var type in contributions.Of<ISearchSource>(module))
            documents.AddRange(await ((ISearchSource)scope.ServiceProvider.GetRequiredService(type)).DocumentsAsync(cancellation).ToListAsync(cancellation));
        return documents;
    }

    [LoggerMessage(LogLevel.Error, "{Module}: its search documents could not be read: {Reason}")]
    private partial void LogNotRead(string module, string reason);
}
