using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Modular.Host.Accounts;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules.Faults;
using Modular.Host.Storage;

namespace Modular.Host.Composition.Hosting;

/// <summary>Composes the first generation before the server listens, and says where the site is once it does.</summary>
internal sealed partial class FrontLifetime(
    Generations generations, FirstGeneration first, ModuleSwitch modules, BootJournal journal, CompositionMetrics metrics, StoreSizes sizes,
    IServer server, SetupLink setup, TimeProvider clock, IConfiguration configuration, ILogger<FrontLifetime> logger) : IHostedLifecycleService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Observe(generations, clock);
        metrics.Observe(sizes.Files);
        await first.StartAsync(cancellationToken);
        if (configuration.GetSection("Accounts:Administrator").Exists())
        {
            await using var scope = generations.Current!.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateFromAsync(configuration);
        }
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var site = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        if (await setup.AddressAsync(site, cancellationToken) is { } link)
            LogFirst(site, link);
        else
            LogReady(site);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // An orderly end from here on, even if whoever stops the host does not wait for the last requests.
        await modules.SettledAsync();
        journal.End();
        await generations.StopAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Modular is ready at {Site} – set up the first administrator (once): {Link}")]
    private partial void LogFirst(string site, string link);

    [LoggerMessage(LogLevel.Information, "Modular is ready at {Site}")]
    private partial void LogReady(string site);
}
