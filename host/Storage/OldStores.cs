using Modular.Host.Modules;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Storage;

/// <summary>Removes the copies of stores that upgrades have left behind, once nobody reads them.</summary>
internal sealed partial class OldStores(StoreCopies copies, StoreLocks locks, ModuleStates states, ILogger<OldStores> logger)
{
    /// <param name="modules">The modules to look at.</param>
    /// <param name="used">The modules of all generations that still answer.</param>
    public async Task TidyAsync(IEnumerable<LoadedModule> modules, IReadOnlyCollection<LoadedModule> used)
    {
        foreach (var name in modules.Where(module => module.StoreType is not null).Select(module => module.Name).Distinct())
        {
            try
            {
                // Whoever moves the data just now may have a copy that is not written down yet.
                await using var held = await locks.TryTakeAsync(name, CancellationToken.None);
                if (held is null)
                    continue;
                await states.ReadAsync(CancellationToken.None);
                var current = states.StoreOf(name);
                // A host that was killed in the middle of a move has left it closed.
                await copies.OpenAsync(current, CancellationToken.None);
                await copies.TidyAsync(current, [.. used.Where(module => module.Name == name).Select(module => module.Store)], CancellationToken.None);
            }
            catch (Exception exception)
            {
                // They cost room on the disk and nothing else; the next upgrade tries again.
                LogNotRemoved(name, $"{exception.GetType().Name}: {exception.Message}");
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old copies of the data of {Module} could not be removed: {Reason}")]
    private partial void LogNotRemoved(string module, string reason);
}
