using System.Diagnostics;
using Modular.Host.Modules;

namespace Modular.Host.Composition;

/// <summary>Holds the current generation and switches to the next one: compose beside it, prove that it answers, swap one reference, drain.</summary>
internal sealed partial class Generations(
    Composer composer, ModuleCatalogue catalogue, ModuleStates states, TimeProvider clock, CompositionMetrics metrics, ILogger<Generations> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim one = new(1);
    private int lastNumber;
    private volatile Generation? current;

    /// <summary>Null before the first generation serves and after the host has stopped.</summary>
    public Generation? Current => current;

    /// <summary>The first generation. A module at fault is left out, with its reason, rather than keeping the site down.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            while (current is null)
            {
                var wanted = catalogue.Folders.Where(folder => states.Of(folder.Name) is ModuleState.Enabled).ToList();
                try
                {
                    current = await ComposeAsync(wanted, cancellation);
                }
                catch (CompositionFault fault) when (fault.Module is { } module)
                {
                    LogLeftOut(module, fault.Step, fault.Reason);
                    states.Fault(module, $"{fault.Step}: {fault.Reason}");
                }
            }
            states.Ran(current.Modules, clock.GetUtcNow());
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Enables or disables one module while the site runs. Answers when the new generation serves, or with the reason why it does not.</summary>
    public async Task<SwitchResult> SwitchAsync(string module, bool enable, CancellationToken cancellation)
    {
        if (catalogue.Find(module) is null)
            return SwitchResult.Refused($"There is no module called {module}.");

        await one.WaitAsync(cancellation);
        try
        {
            var watch = Stopwatch.StartNew();
            var wanted = catalogue.Folders
                .Where(folder => folder.Name == module ? enable : states.Of(folder.Name) is ModuleState.Enabled).ToList();
            Generation next;
            try
            {
                next = await ComposeAsync(wanted, cancellation);
            }
            catch (CompositionFault fault)
            {
                LogRefused(module, fault.Step, fault.Reason);
                if (enable && fault.Module == module)
                    states.Fault(module, $"{fault.Step}: {fault.Reason}");
                return SwitchResult.Refused(fault.Message);
            }

            if (enable)
                states.Enable(module);
            else
                states.Disable(module);
            var previous = current;
            current = next;
            states.Ran(next.Modules, clock.GetUtcNow());
            metrics.Switched(watch.Elapsed);
            LogSwitched(next.Number, watch.ElapsedMilliseconds, string.Join(", ", next.Modules.Select(loaded => loaded.Name)));
            if (previous is not null)
                _ = RetireAsync(previous);
            return SwitchResult.Serving(next.Number, watch.Elapsed);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref current, null) is { } last)
            await last.DrainAsync(DrainLimit);
        composer.Unload([]);
        one.Dispose();
    }

    /// <summary>A generation outlives the request that asked for it, so it must not inherit that request's activity, user or culture.</summary>
    private async Task<Generation> ComposeAsync(IReadOnlyList<ModuleFolder> wanted, CancellationToken cancellation)
    {
        var number = ++lastNumber;
        Task<Generation> composing;
        using (ExecutionContext.SuppressFlow())
            composing = Task.Run(() => composer.ComposeAsync(number, wanted, cancellation), cancellation);
        return await composing;
    }

    private async Task RetireAsync(Generation generation)
    {
        var finished = await generation.DrainAsync(DrainLimit);
        if (!finished)
            LogNotDrained(generation.Number, DrainLimit.TotalSeconds);
        composer.Unload(current?.Modules ?? []);
    }

    [LoggerMessage(LogLevel.Error, "{Module} is left out of the first generation: it failed in {Step}. {Reason}")]
    private partial void LogLeftOut(string module, CompositionStep step, string reason);

    [LoggerMessage(LogLevel.Error, "Switching {Module} was refused: {Step}. {Reason}")]
    private partial void LogRefused(string module, CompositionStep step, string reason);

    [LoggerMessage(LogLevel.Information, "Generation {Number} serves after {Milliseconds} ms with {Modules}")]
    private partial void LogSwitched(int number, long milliseconds, string modules);

    [LoggerMessage(LogLevel.Warning, "Generation {Number} still had requests in flight after {Seconds} s; they were cancelled")]
    private partial void LogNotDrained(int number, double seconds);
}

/// <summary>What came of a switch.</summary>
/// <param name="Generation">The generation that serves now; null when the switch was refused.</param>
/// <param name="Took">From the request to the swap.</param>
/// <param name="Reason">Why it was refused; null when it was not.</param>
internal sealed record SwitchResult(int? Generation, TimeSpan Took, string? Reason)
{
    public static SwitchResult Serving(int generation, TimeSpan took) => new(generation, took, null);

    public static SwitchResult Refused(string reason) => new(null, TimeSpan.Zero, reason);
}
