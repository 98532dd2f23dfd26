using Modular.Host.Modules;
using Modular.Host.Modules.Faults;

namespace Modular.Host.Composition.Hosting;

/// <summary>Pages from memory never enter a generation. They count as its module's all the same: a busy programme is not taken out for one broken page.</summary>
internal sealed class GivenFromMemory(Generations generations, ModuleHealth health, CompositionMetrics metrics)
{
    public void Count(PathString path)
    {
        var slug = ModulePath.SlugOf(path);
        var module = generations.Current?.Modules.FirstOrDefault(module => module.Slug == slug);
        if (module is not null)
            health.Worked(module.Folder.Id);
        metrics.GivenFromMemory(module?.Name ?? "Host");
    }
}
