using System.Collections.Concurrent;
using System.Diagnostics;
using Modular.Host.Accounts;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Host.Telemetry;

namespace Modular.Host.Composition.Switching;

/// <summary>
/// Switches modules on, off and over while the site runs, one after the other. A switch that does not work out changes nothing.
/// </summary>
internal sealed partial class ModuleSwitch(
    Generations generations, ModuleCatalogue catalogue, ModuleShelf shelf, ModuleStates states, SwitchRecord record, BootJournal journal, StepLimits limits,
    ModuleHealth health, TimeProvider clock, CompositionMetrics metrics, IHostApplicationLifetime lifetime, ILogger<ModuleSwitch> logger)
{
    private readonly ConcurrentDictionary<string, RefusedVersion> refused = new();
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    /// <summary>The newest version of a module, when it was tried and is not what runs; null otherwise.</summary>
    public RefusedVersion? RefusedOf(string module) => refused.GetValueOrDefault(module);

    /// <summary>A version is not tried again by itself; the next one is.</summary>
    public void Refuse(string module, RefusedVersion version) => refused[module] = version;

    /// <summary>Enables or disables one module. Answers when the new generation serves, or with the reason why it does not.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="enable">On or off.</param>
    /// <param name="who">Who asked for it: written down with the change.</param>
    /// <param name="cancellation">Ends the waiting only: a switch that has begun is finished.</param>
    public Task<SwitchResult> SwitchAsync(string module, bool enable, Actor who, CancellationToken cancellation) =>
        InTurnAsync(() => enable ? EnableAsync(module, who) : ChangeAsync(module, null, ModuleState.Disabled, null, who)).WaitAsync(cancellation);

    /// <summary>Takes a module out that does harm. It comes back when somebody switches it on.</summary>
    /// <returns>Null when that build does not serve any more: what replaced it has not done any harm.</returns>
    public Task<SwitchResult?> QuarantineAsync(string build, string reason) => InTurnAsync<SwitchResult?>(async () =>
        generations.Current?.Modules.Any(module => module.Folder.Id == build) == true
            ? await ChangeAsync(ModuleFolder.NameOf(build), null, ModuleState.Quarantined, reason, Actor.Host) : null);

    /// <summary>Takes up what is new in the modules' folders: newer versions, new modules, and mended ones that had been left out.</summary>
    /// <returns>False when something stood in the way that passes: it is worth trying again.</returns>
    public Task<bool> RefreshAsync() => InTurnAsync(async () =>
    {
        var done = true;
        foreach (var name in catalogue.Names.Where(name => states.Of(name) is ModuleState.Enabled or ModuleState.Faulted).ToList())
            done &= await RefreshAsync(name);
        return done;
    });

    /// <summary>Completes when nothing is being switched any more.</summary>
    public Task SettledAsync()
    {
        lock (gate)
            return last.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Looks, after a while, whether a generation has served well: its modules are then the last good ones.</summary>
    public async Task WatchAsync(Generation serving)
    {
        var (number, ids) = (serving.Number, serving.Modules.Select(module => module.Folder.Id).ToList());
        serving = null!;
        await Task.Delay(limits.Watch, clock, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!lifetime.ApplicationStopping.IsCancellationRequested && generations.Current?.Number == number)
            journal.RanWell(ids);
    }

    private async Task<bool> RefreshAsync(string name)
    {
        try
        {
            return catalogue.Find(name) is not { } found || !IsNew(found) || await EnableAsync(name, Actor.Host) is not { Passing: true };
        }
        catch (Exception exception) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogNotLookedAt(name, $"{exception.GetType().Name}: {exception.Message}");
            return false;
        }
    }

    private bool IsNew(ModuleFolder found) =>
        generations.Current?.Modules.FirstOrDefault(module => module.Name == found.Name)?.Folder.Version != found.Version
        && RefusedOf(found.Name)?.Version != found.Version && !journal.IsRefused(found.Id);

    private async Task<SwitchResult> EnableAsync(string module, Actor who)
    {
        if (catalogue.Find(module) is not { } found)
            return SwitchResult.Refused($"There is no module called {module}.", $"Put it into {catalogue.Root} first.");
        try
        {
            health.Clear(found.Id);
            return await ChangeAsync(module, shelf.Keep(found), ModuleState.Enabled, null, who);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return SwitchResult.Refused(exception.Message, "Try again in a moment.", passing: true);
        }
    }

    private async Task<SwitchResult> ChangeAsync(string module, ModuleFolder? version, ModuleState state, string? reason, Actor who)
    {
        var serving = generations.Current ?? throw new InvalidOperationException("The host is stopping.");
        using var scope = logger.BeginScope(new LogScope(serving.Number, module));
        var wanted = serving.Modules.Select(loaded => loaded.Folder).Where(folder => folder.Name != module).Concat(version is null ? [] : [version])
            .OrderBy(folder => folder.Name, StringComparer.Ordinal).ToList();
        try
        {
            var watch = Stopwatch.StartNew();
            // Another host may have written since.
            await CompositionFault.GuardAsync(CompositionStep.Record, null, () => states.ReadAsync(lifetime.ApplicationStopping), limits.Step, lifetime.ApplicationStopping);
            var next = await generations.ComposeAsync(wanted, lifetime.ApplicationStopping);
            await record.WriteAsync(next, module, state, reason, who);
            refused.TryRemove(module, out _);
            generations.Serve(next);
            if (version is not null)
                journal.Switched(version.Id);
            _ = WatchAsync(next);
            metrics.Switched(watch.Elapsed);
            LogSwitched(next.Number, watch.ElapsedMilliseconds, string.Join(", ", next.Modules.Select(loaded => loaded.Name)));
            return SwitchResult.Serving(next.Number, watch.Elapsed);
        }
        catch (CompositionFault fault)
        {
            // All others run together already, so a fault that names nobody is the newcomer's.
            var named = fault.Module is null && version is not null && fault.Step is not CompositionStep.Record ? fault.Of(module) : fault;
            LogRefused(module, named.Step, named.Reason);
            if (version is not null && !named.Passing)
                await RememberAsync(module, version, named, serving, who);
            return SwitchResult.Refused(named);
        }
    }

    private async Task RememberAsync(string module, ModuleFolder version, CompositionFault fault, Generation serving, Actor who)
    {
        Refuse(module, new RefusedVersion(version.Version, fault.Message));
        if (serving.Modules.All(loaded => loaded.Name != module))
            await states.SaveAsync(who, module, ModuleState.Faulted, $"{fault.Step}: {fault.Reason}", null);
    }

    private Task<T> InTurnAsync<T>(Func<Task<T>> work)
    {
        // What a switch starts outlives the request that asked for it, and must not keep what belongs to that request.
        using var detached = ExecutionContext.SuppressFlow();
        lock (gate)
        {
            var turn = AfterAsync(last, work);
            last = turn;
            return turn;
        }
    }

    private async Task<T> AfterAsync<T>(Task before, Func<Task<T>> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lifetime.ApplicationStopping.ThrowIfCancellationRequested();
        return await work();
    }

    [LoggerMessage(LogLevel.Error, "{Module}: whether there is a newer version could not be looked at: {Reason}")]
    private partial void LogNotLookedAt(string module, string reason);

    [LoggerMessage(LogLevel.Error, "Switching {Module} was refused: {Step}. {Reason}")]
    private partial void LogRefused(string module, CompositionStep step, string reason);

    [LoggerMessage(LogLevel.Information, "Generation {Number} serves after {Milliseconds} ms with {Modules}")]
    private partial void LogSwitched(int number, long milliseconds, string modules);
}

/// <summary>A version that was tried and is not what runs.</summary>
internal sealed record RefusedVersion(string Version, string Reason);
