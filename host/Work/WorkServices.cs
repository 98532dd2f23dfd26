using Modular.Host.Imports;
using Modular.Sdk;

namespace Modular.Host.Work;

internal static class WorkServices
{
    /// <summary>For the front: what a piece of work has come to outlives generations.</summary>
    public static void AddWorkLedger(this IServiceCollection services)
    {
        services.AddSingleton<WorkLedger>();
        services.AddSingleton<WorkJournal>();
    }

    /// <summary>For a generation, before its modules.</summary>
    public static void AddWork(this IServiceCollection services)
    {
        services.AddScoped<WorkPerson>();
        services.AddSingleton<WorkKinds>();
        services.AddSingleton<WorkTurn>();
        services.AddSingleton<WorkRunner>();
        services.AddScoped<Workbench>();
        services.AddScoped<IWorkbench>(provider => provider.GetRequiredService<Workbench>());
        services.AddScoped<WorkDesk>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<IJob, WorkRetention>();
    }

    /// <summary>For a generation, after its modules. Without anything to run nothing looks for it.</summary>
    public static void AddWorkRunner(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IBackgroundWork) || service.ServiceType == typeof(IImport)))
            services.AddHostedService(provider => provider.GetRequiredService<WorkRunner>());
    }
}
