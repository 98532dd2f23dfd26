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
        var any = services.Any(service => service.ServiceType == typeof(IJob));
        services.AddSingleton<JobList>();
        services.AddSingleton<JobGate>();
        services.AddSingleton<JobRun>();
        services.AddSingleton<JobRunner>();
        if (any)
            services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
    }
}
