using Modular.Host.Modules.Loading;

namespace Modular.Host.Modules.Faults;

/// <summary>A background service of a module that ends with an exception is a fault of its module, and nothing stops for it.</summary>
internal static class BackgroundFaults
{
    public static void Watch(IServiceProvider services, IReadOnlyList<LoadedModule> modules, ModuleHealth health)
    {
        foreach (var service in services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (modules.FirstOrDefault(module => module.Assembly == service.GetType().Assembly) is not { } module || service.ExecuteTask is not { } running)
                continue;
            var (build, name) = (module.Folder.Id, service.GetType().Name);
            _ = running.ContinueWith(ended => health.Record(build, $"the background service {name}", Describe(ended.Exception!.InnerException!)),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
