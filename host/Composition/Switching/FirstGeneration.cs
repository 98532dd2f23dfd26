using Modular.Host.Accounts;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Host.Storage;
using Modular.Host.Telemetry;

namespace Modular.Host.Composition.Switching;

/// <summary>
/// Composes the first generation. A module at fault gives way to its last good version, or is left out with its reason, rather than keeping the site down.
/// </summary>
internal sealed partial class FirstGeneration(
    Generations generations, ModuleSwitch modules, ModuleCatalogue catalogue, ModuleShelf shelf, ModuleStates states, BootJournal journal, StoreMigrator migrator,
    ILogger<FirstGeneration> logger)
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        // The modules' files and the host's store are read side by side; a file that cannot be read is met again below, with its module's name.
        Task reading = Task.Run(() => catalogue.Names.Select(catalogue.Find).ToList(), cancellation);
        await migrator.MigrateHostAsync(cancellation);
        await states.ReadAsync(cancellation);
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var wanted = await WantedAsync(journal.Begin(), cancellation);
        Generation? first = null;
        var tried = journal.IsCareful;
        if (tried)
            wanted = await FindCulpritsAsync(wanted, cancellation);
        while (first is null)
        {
            try
            {
                first = await generations.ComposeAsync(wanted, cancellation);
            }
            catch (CompositionFault fault) when (wanted.Find(folder => folder.Name == fault.Module) is { } culprit)
            {
                wanted.Remove(culprit);
                await ReplaceAsync(wanted, culprit, ModuleState.Faulted, $"{fault.Step}: {fault.Reason}");
            }
            catch (CompositionFault) when (wanted.Count > 0 && !tried)
            {
                // When each of them works beside the others it was something that has passed: once more with all of them.
                tried = true;
                wanted = await FindCulpritsAsync(wanted, cancellation);
            }
        }
        await states.SaveAsync(Actor.Host, null, default, null, first.Modules);
        await first.KeepStoresAsync();
        journal.Started(first.Modules.Select(module => module.Folder.Id));
        generations.Serve(first);
        _ = generations.TidyAsync(first.Modules);
        _ = modules.WatchAsync(first);
    }

    /// <summary>The newest version of each module that is on, but for those that are suspected of having ended the process.</summary>
    private async Task<List<ModuleFolder>> WantedAsync(IReadOnlyList<Suspect> suspects, CancellationToken cancellation)
    {
        var wanted = new List<ModuleFolder>();
        foreach (var name in catalogue.Names.Where(name => states.Of(name) is ModuleState.Enabled or ModuleState.Faulted))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                // Gone since the names were read: there is nothing to start.
                if (catalogue.Find(name) is not { } found)
                    continue;
                var newest = shelf.Keep(found);
                if (suspects.FirstOrDefault(suspect => suspect.Id == newest.Id) is { } suspect)
                    await ReplaceAsync(wanted, newest, ModuleState.Quarantined, $"The host ended without warning {suspect.When}, so it was left out. Switch it on again when it is mended.");
                else if (journal.IsRefused(newest.Id))
                    await ReplaceAsync(wanted, newest, ModuleState.Quarantined, "The host ended without warning when it ran last, so it is left out. Switch it on again when it is mended.");
                else
                    wanted.Add(newest);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await LeaveOutAsync(name, ModuleState.Faulted, exception.Message);
            }
        }
        return wanted;
    }

    /// <summary>Its last good version takes its place, if there is one; otherwise it is left out.</summary>
    private async Task ReplaceAsync(List<ModuleFolder> wanted, ModuleFolder culprit, ModuleState state, string reason)
    {
        if (journal.LastGood(culprit.Name) is { } good && good != culprit.Version && modules.RefusedOf(culprit.Name) is null && shelf.Find(culprit.Name, good) is { } version)
        {
            modules.Refuse(culprit.Name, new RefusedVersion(culprit.Version, reason));
            wanted.Add(version);
            LogReplaced(culprit.Name, good, culprit.Version, reason);
            return;
        }
        modules.Refuse(culprit.Name, new RefusedVersion(culprit.Version, reason));
        await LeaveOutAsync(culprit.Name, state, reason);
    }

    /// <summary>A fault that names nobody (a service that cannot be built, a page that does not answer, an end without warning): each module is tried beside those that work.</summary>
    private async Task<List<ModuleFolder>> FindCulpritsAsync(List<ModuleFolder> candidates, CancellationToken cancellation)
    {
        var wanted = new List<ModuleFolder>();
        foreach (var candidate in candidates)
        {
            using var watched = journal.Doing(candidate.Id);
            try
            {
                var trial = await generations.ComposeAsync([.. wanted, candidate], cancellation);
                await trial.DiscardAsync();
                wanted.Add(candidate);
            }
            catch (CompositionFault fault)
            {
                await ReplaceAsync(wanted, candidate, ModuleState.Faulted, $"{fault.Step}: {fault.Reason}");
            }
        }
        return wanted;
    }

    private Task LeaveOutAsync(string module, ModuleState state, string reason)
    {
        using var scope = logger.BeginScope(new LogScope(1, module));
        LogLeftOut(module, reason);
        return states.SaveAsync(Actor.Host, module, state, reason, null);
    }

    [LoggerMessage(LogLevel.Error, "{Module} is left out. {Reason}")]
    private partial void LogLeftOut(string module, string reason);

    [LoggerMessage(LogLevel.Error, "{Module} serves with its last good version {Good} instead of {Version}. {Reason}")]
    private partial void LogReplaced(string module, string good, string version, string reason);
}
