using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Host.Telemetry;

namespace Modular.Host.Composition;

/// <summary>Holds the generation that serves and those that drain. A switch: compose beside it, prove that it answers, swap one reference, drain.</summary>
internal sealed partial class Generations(
    Composer composer, OldStores stores, StepLimits limits, LogScopes scopes, ModuleHealth health, TimeProvider clock, ILogger<Generations> logger)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Generation, Task> retiring = [];
    private int lastNumber;
    private volatile Generation? current;

    /// <summary>Null before the first generation serves and after the host has stopped.</summary>
    public Generation? Current => current;

    /// <summary>Those that still finish what they had begun.</summary>
    public IReadOnlyList<Generation> Draining
    {
        get
        {
            lock (gate)
                return [.. retiring.Keys];
        }
    }

    /// <summary>The one that serves first, then those that drain.</summary>
    public IReadOnlyList<Generation> All => [.. current is { } serving ? [serving] : Array.Empty<Generation>(), .. Draining];

    /// <summary>A generation outlives the request that asked for it, so it must not inherit that request's activity, user or culture.</summary>
    public async Task<Generation> ComposeAsync(IReadOnlyList<ModuleFolder> wanted, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref lastNumber);
        Task<Generation> composing;
        using (ExecutionContext.SuppressFlow())
            composing = Task.Run(() => composer.ComposeAsync(number, wanted, current, cancellation), cancellation);
        return await composing;
    }

    /// <summary>From now on this generation serves; the one before finishes its requests and goes.</summary>
    public void Serve(Generation next)
    {
        var previous = Interlocked.Exchange(ref current, next);
        scopes.Serves(next.Number);
        health.Serves(next.Modules.Select(module => module.Folder.Id));
        if (previous is not null)
            Retire(previous);
    }

    /// <summary>Drains the last generation. What asks for a page from now on is told that the site is not there.</summary>
    public Task StopAsync()
    {
        if (Interlocked.Exchange(ref current, null) is { } last)
            Retire(last);
        lock (gate)
            return Task.WhenAll(retiring.Values);
    }

    /// <summary>Copies of stores that no generation needs any more, and what an end without warning has left of them.</summary>
    public Task TidyAsync(IEnumerable<LoadedModule> modules) => stores.TidyAsync(modules, [.. All.SelectMany(generation => generation.Modules)]);

    private void Retire(Generation generation)
    {
        generation.Retired = clock.GetUtcNow();
        lock (gate)
            retiring.Add(generation, Task.CompletedTask);
        var task = Task.Run(() => RetireAsync(generation));
        lock (gate)
        {
            if (retiring.ContainsKey(generation))
                retiring[generation] = task;
        }
    }

    private async Task RetireAsync(Generation generation)
    {
        using var scope = logger.BeginScope(new LogScope(generation.Number, "Host"));
        try
        {
            if (!await generation.DrainAsync(limits.Drain))
                LogNotDrained(generation.Number, limits.Drain.TotalSeconds);
        }
        catch (Exception exception)
        {
            // Nobody waits for a retired generation; what a module throws while it is disposed of must not be lost, nor stop the host.
            LogNotRetired(generation.Number, $"{exception.GetType().Name}: {exception.Message}");
        }
        finally
        {
            lock (gate)
                retiring.Remove(generation);
        }
        await TidyAsync(generation.Modules.Where(module => All.All(other => other.Modules.All(used => used.Store != module.Store))));
    }

    [LoggerMessage(LogLevel.Error, "Generation {Number} could not be disposed of: {Reason}")]
    private partial void LogNotRetired(int number, string reason);

    [LoggerMessage(LogLevel.Warning, "Generation {Number} still had requests in flight after {Seconds} s; they were cancelled")]
    private partial void LogNotDrained(int number, double seconds);
}
