using Modular.Host.Tests.Modules;
using Modular.Testing;

namespace Modular.Host.Tests.Composition;

/// <summary>Modules that do not let go: their generation goes all the same, and they are given back.</summary>
public sealed class RetireTests : IDisposable
{
    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [SiteFact]
    public async Task Retire_WithModulesThatDoNotStop_GoesOnAndStopsTheOthers()
    {
        var stopped = Path.Combine(planted.Root, "stopped.txt");
        planted.Module("Clings", """
            public sealed class Worker : IHostedService, IDisposable
            {
                public Task StartAsync(CancellationToken c) => Task.CompletedTask;
                public Task StopAsync(CancellationToken c) => Task.Delay(Timeout.Infinite, CancellationToken.None);
                public void Dispose() => Thread.Sleep(Timeout.Infinite);
            }
            """, Hosting("Worker"));
        planted.Module("Behaves", $$"""
            public sealed class Worker : IHostedService
            {
                public Task StartAsync(CancellationToken c) => Task.CompletedTask;
                public Task StopAsync(CancellationToken c) { System.IO.File.WriteAllText(@"{{stopped}}", ""); return Task.CompletedTask; }
            }
            """, Hosting("Worker"));
        using var site = new PlantedSite(planted);
        var old = site.Generations.Current!.Number;
        Assert.Null((await site.SwitchAsync("Clings", enable: false)).Reason);

        await site.ReleasedAsync("Clings");
        await GoneAsync(site, old);
        Assert.True(File.Exists(stopped), "One that does not stop keeps no other from stopping.");
    }

    [SiteFact]
    public async Task Retire_WithAModuleThatThrowsWhenItStops_GivesItBack()
    {
        planted.Module("Objects", """
            public sealed class Worker : IHostedService, IDisposable
            {
                public Task StartAsync(CancellationToken c) => Task.CompletedTask;
                public Task StopAsync(CancellationToken c) => throw new InvalidOperationException("asked to throw when it stops");
                public void Dispose() => throw new InvalidOperationException("asked to throw when it is disposed of");
            }
            """, Hosting("Worker"));
        using var site = new PlantedSite(planted);
        Assert.Null((await site.SwitchAsync("Objects", enable: false)).Reason);
        await site.ReleasedAsync("Objects");
    }

    [SiteFact]
    public async Task Load_ThatEndsTooLate_IsGivenBack()
    {
        planted.Module("Slow", body: $"public SlowModule() => Thread.Sleep({(PlantedSite.Step + TimeSpan.FromSeconds(2)).TotalMilliseconds});");
        using var site = new PlantedSite(planted);
        Assert.Empty(site.Generations.Current!.Modules);
        await site.ReleasedAsync("Slow");
    }

    private static string Hosting(string type) =>
        $"public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) => services.AddHostedService<{type}>();";

    private static async Task GoneAsync(PlantedSite site, int generation)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (site.Generations.Draining.Any(draining => draining.Number == generation))
            await Task.Delay(50, limit.Token);
    }
}
