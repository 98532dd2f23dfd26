using Modular.Sdk;

namespace Modular.Host.Jobs;

internal static class JobServices
{
    /// <summary>For the front: leases outlive generations.</summary>
    public static void AddJobLeases(this IServiceCollection services)
    {
        services.AddSingleton<JobLedger>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobJournal>();
        services.AddSingleton<JobMetrics>();
    }

    /// <summary>For a generation, after its modules. Without a job nothing runs.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        var types = services.Where(service => service.ServiceType == typeof(IJob)).Select(service => service.ImplementationType).OfType<Type>().Distinct().ToList();
        // As themselves too: a run makes its own job, and no other module's constructor can get in its way.
        foreach (var type in types)
            services.AddScoped(type);
        services.AddSingleton(new JobTypes(types));
        services.AddSingleton<JobList>();
        services.AddSingleton<JobGate>();
        services.AddSingleton<JobRun>();
        services.AddSingleton<JobRunner>();
        if (types.Count > 0)
            services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
    }
}
