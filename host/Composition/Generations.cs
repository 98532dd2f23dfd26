using System.Diagnostics;
using Modular.Host.Accounts;
using Modular.Host.Modules;
using Modular.Host.Storage;
using Modular.Host.Telemetry;

namespace Modular.Host.Composition;

/// <summary>Holds the current generation and switches to the next one: compose beside it, prove that it answers, swap one reference, drain.</summary>
internal sealed partial class Generations(
    Composer composer, ModuleCatalogue catalogue, ModuleStates states, StoreMigrator migrator, CompositionMetrics metrics, LogScopes scopes, IHostApplicationLifetime lifetime,
    ILogger<Generations> logger)
    : IDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim one = new(1);
    private readonly List<Task> retiring = [];
    private int lastNumber;
    private volatile Generation? current;

    /// <summary>Null before the first generation serves and after the host has stopped.</summary>
    public Generation? Current => current;

    /// <summary>
    /// The first generation. A module at fault is left out, with its reason, rather than keeping the site down; the next start tries it again.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await migrator.MigrateHostAsync(cancellation);
        await states.ReadAsync(cancellation);
        var wanted = catalogue.Folders.Where(folder => states.Of(folder.Name) is not ModuleState.Disabled).ToList();
        while (current is null)
        {
            try
            {
                current = await ComposeAsync(wanted, cancellation);
            }
            catch (CompositionFault fault) when (fault.Module is { } module && wanted.RemoveAll(folder => folder.Name == module) > 0)
            {
                await LeaveOutAsync(module, fault);
            }
            catch (CompositionFault fault) when (wanted.Count > 0)
            {
                await FindCulpritsAsync(wanted, fault, cancellation);
            }
        }
        scopes.Serves(current.Number);
        await states.SaveAsync(Actor.Host, null, default, null, current.Modules);
    }

    /// <summary>Enables or disables one module while the site runs. Answers when the new generation serves, or with the reason why it does not.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="enable">On or off.</param>
    /// <param name="who">Who asked for it: written down with the change.</param>
    /// <param name="cancellation">Ends the waiting only: a switch that has begun is finished.</param>
    public Task<SwitchResult> SwitchAsync(string module, bool enable, Actor who, CancellationToken cancellation) =>
        SwitchAsync(module, enable, who).WaitAsync(cancellation);

    /// <summary>Drains the last generation. What asks for a page from now on is told that the site is not there.</summary>
    public async Task StopAsync()
    {
        await one.WaitAsync();
        try
        {
            if (Interlocked.Exchange(ref current, null) is { } last)
                retiring.Add(RetireAsync(last));
            await Task.WhenAll(retiring);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<SwitchResult> SwitchAsync(string module, bool enable, Actor who)
    {
        if (catalogue.Find(module) is null)
            return SwitchResult.Refused($"There is no module called {module}.");

        await one.WaitAsync(lifetime.ApplicationStopping);
        try
        {
            using var scope = logger.BeginScope(new LogScope(current?.Number ?? 0, module));
            var watch = Stopwatch.StartNew();
            var next = await ComposeAsync([.. catalogue.Folders.Where(folder =>
                folder.Name == module ? enable : states.Of(folder.Name) is ModuleState.Enabled)], lifetime.ApplicationStopping);
            await SwapAsync(next, module, enable, who);
            metrics.Switched(watch.Elapsed);
            LogSwitched(next.Number, watch.ElapsedMilliseconds, string.Join(", ", next.Modules.Select(loaded => loaded.Name)));
            return SwitchResult.Serving(next.Number, watch.Elapsed);
        }
        catch (CompositionFault fault)
        {
            LogRefused(module, fault.Step, fault.Reason);
            if (enable && fault.Module == module)
                await states.SaveAsync(who, module, ModuleState.Faulted, $"{fault.Step}: {fault.Reason}", null);
            return SwitchResult.Refused(fault.Message);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The new state is written down first: what a restart would not remember is not served either.</summary>
    private async Task SwapAsync(Generation next, string module, bool enable, Actor who)
    {
        try
        {
            await states.SaveAsync(who, module, enable ? ModuleState.Enabled : ModuleState.Disabled, null, next.Modules);
        }
        catch (Exception exception)
        {
            await next.DrainAsync(TimeSpan.Zero);
            throw CompositionFault.From(CompositionStep.Record, null, exception);
        }
        var previous = current;
        current = next;
        scopes.Serves(next.Number);
        retiring.RemoveAll(retired => retired.IsCompleted);
        if (previous is not null)
            retiring.Add(RetireAsync(previous));
    }

    /// <summary>A fault that names nobody (a service that cannot be built, a page that does not answer): each module is tried beside those that work.</summary>
    private async Task FindCulpritsAsync(List<ModuleFolder> wanted, CompositionFault unnamed, CancellationToken cancellation)
    {
        var candidates = wanted.ToList();
        wanted.Clear();
        foreach (var candidate in candidates)
        {
            try
            {
                var trial = await ComposeAsync([.. wanted, candidate], cancellation);
                await trial.DrainAsync(TimeSpan.Zero);
                wanted.Add(candidate);
            }
            catch (CompositionFault fault)
            {
                await LeaveOutAsync(candidate.Name, fault);
            }
        }
        if (wanted.Count == candidates.Count)
            throw unnamed;
    }

    private Task LeaveOutAsync(string module, CompositionFault fault)
    {
        using var scope = logger.BeginScope(new LogScope(lastNumber, module));
        LogLeftOut(module, fault.Step, fault.Reason);
        return states.SaveAsync(Actor.Host, module, ModuleState.Faulted, $"{fault.Step}: {fault.Reason}", null);
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
        using var scope = logger.BeginScope(new LogScope(generation.Number, "Host"));
        try
        {
            if (!await generation.DrainAsync(DrainLimit))
                LogNotDrained(generation.Number, DrainLimit.TotalSeconds);
        }
        catch (Exception exception)
        {
            // Nobody waits for a retired generation; what a module throws while it is disposed of must not be lost, nor stop the host.
            LogNotRetired(generation.Number, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Module} is left out of the first generation: it failed in {Step}. {Reason}")]
    private partial void LogLeftOut(string module, CompositionStep step, string reason);

    [LoggerMessage(LogLevel.Error, "Switching {Module} was refused: {Step}. {Reason}")]
    private partial void LogRefused(string module, CompositionStep step, string reason);

    [LoggerMessage(LogLevel.Information, "Generation {Number} serves after {Milliseconds} ms with {Modules}")]
    private partial void LogSwitched(int number, long milliseconds, string modules);

    [LoggerMessage(LogLevel.Error, "Generation {Number} could not be disposed of: {Reason}")]
    private partial void LogNotRetired(int number, string reason);

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
