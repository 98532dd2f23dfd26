using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Modular.Host.Composition;

namespace Modular.Host.Modules.Loading;

/// <summary>
/// Sees unloaded modules out of memory, beside the requests: makes the framework forget their types and asks for a few collections. What stays after that is
/// reported as pinned; it costs memory and nothing else.
/// </summary>
internal sealed partial class Reclaim : BackgroundService
{
    private const int Tries = 5;

    /// <summary>A switch often releases several modules; and what disposed of them may still be on its way back.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    /// <summary>Twice as long before each further try. Finalisers run meanwhile; nobody waits for them, since a module's may never end.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly ModuleContexts contexts;
    private readonly TypeCaches caches;
    private readonly ILogger<Reclaim> logger;
    private readonly Channel<bool> left = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Reclaim(ModuleContexts contexts, TypeCaches caches, Generations generations, IMeterFactory meters, ILogger<Reclaim> logger)
    {
        (this.contexts, this.caches, this.logger) = (contexts, caches, logger);
        contexts.Left += Wake;
        meters.Create(CompositionMetrics.MeterName).CreateObservableGauge(
            "modular.module.contexts", () => Measure(generations), "{context}", "Load contexts of modules that are in memory");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await left.Reader.ReadAsync(stoppingToken);
            await Task.Delay(Settle, stoppingToken);
            await ReclaimAsync(stoppingToken);
        }
    }

    public override void Dispose()
    {
        contexts.Left -= Wake;
        base.Dispose();
    }

    private async Task ReclaimAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var pause = FirstPause;
        // What is released meanwhile gets its own round.
        var leaving = contexts.Leaving().Where(context => !context.Pinned).ToList();
        for (var tries = 0; tries < Tries && leaving.Exists(context => context.IsAlive); tries++, pause *= 2)
        {
            var clearing = Stopwatch.StartNew();
            caches.Clear();
            LogCleared(clearing.Elapsed.TotalMilliseconds);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
            await Task.Delay(pause, cancellation);
        }
        foreach (var context in leaving.Where(context => context.IsAlive))
        {
            context.Pinned = true;
            LogPinned(context.Module, context.Version, context.Build);
        }
        LogDone(watch.ElapsedMilliseconds);
    }

    private IEnumerable<Measurement<int>> Measure(Generations generations) => contexts.Alive(generations.Current)
        .GroupBy(context => (context.Module, context.State))
        .Select(group => new Measurement<int>(group.Count(), new("module", group.Key.Module), new("state", group.Key.State.ToString().ToLowerInvariant())));

    private void Wake() => left.Writer.TryWrite(true);

    [LoggerMessage(LogLevel.Debug, "Caches of types were cleared in {Milliseconds} ms")]
    private partial void LogCleared(double milliseconds);

    [LoggerMessage(LogLevel.Debug, "Unloaded modules were seen out in {Milliseconds} ms")]
    private partial void LogDone(long milliseconds);

    [LoggerMessage(LogLevel.Warning, "{Module} {Version} ({Build}) was unloaded but stays in memory. “dotnet run --project host -- diagnostics contexts” names what holds it.")]
    private partial void LogPinned(string module, string version, string build);
}
