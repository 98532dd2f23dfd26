using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Composition;

/// <summary>Loads the sample programme of January 2014 into stores that have never been written to.</summary>
internal static class SampleProgramme
{
    public static async Task LoadAsync(IServiceProvider services, IReadOnlyList<LoadedModule> modules, TimeSpan limit, CancellationToken cancellation)
    {
        if (!services.GetRequiredService<IConfiguration>().GetValue("Sample:Load", true))
            return;
        var databases = services.GetRequiredService<StoreDatabases>();
        foreach (var module in modules.Where(module => module.StoreType is not null))
        {
            await CompositionFault.GuardAsync(CompositionStep.Sample, module.Name, () => Task.Run(async () =>
            {
                if (await databases.HasHistoryAsync(module.Store, cancellation))
                    return;
                await using var scope = services.CreateAsyncScope();
                var store = (StoreContext)scope.ServiceProvider.GetRequiredService(module.StoreType!);
                await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
                foreach (var type in services.GetRequiredService<ContributionTypes>().Of<ISampleData>(module))
                    await ((ISampleData)scope.ServiceProvider.GetRequiredService(type)).LoadAsync(cancellation);
                await transaction.CommitAsync(cancellation);
            }, cancellation), limit, cancellation);
        }
    }
}
