using Modular.Sdk;

namespace Modular.Host.Tasks;

internal static class TaskServices
{
    public static void AddTasks(this IServiceCollection services)
    {
        services.AddScoped<OpenTasks>();
        services.AddScoped<IJob, Reminders>();
    }
}
