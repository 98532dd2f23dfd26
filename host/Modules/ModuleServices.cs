using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Modules;

internal static class ModuleServices
{
    public static void AddModuleCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<ModuleCatalogue>();
        services.AddSingleton<ModuleShelf>();
        services.AddSingleton<ModuleLoader>();
        services.AddSingleton<BootJournal>();
        services.AddSingleton<ModuleContexts>();
        services.AddSingleton<TypeCaches>();
        services.AddHostedService<Reclaim>();
        services.AddSingleton<ModuleStates>();
        services.AddSingleton<QuarantineRule>();
        services.AddSingleton<ModuleHealth>();
        services.AddSingleton<ContributionTimes>();
    }
}
