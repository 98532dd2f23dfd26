using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Storage;

public sealed class MigrationTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    /// <summary>Models are compared with their snapshots on SQLite, where the snapshots are written.</summary>
    [SiteFact]
    public async Task Stores_HaveAMigrationForEveryChangeOfTheirModel()
    {
        var generation = site.Services.GetRequiredService<Generations>().Current!;
        await using var scope = generation.Services.CreateAsyncScope();
        foreach (var store in generation.Modules.Select(module => module.StoreType).OfType<Type>().Append(typeof(HostStore)))
        {
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(store);
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
            if (context.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
                Assert.False(context.Database.HasPendingModelChanges(), $"{store.Name} has changed: write the next migration.");
        }
    }
}
