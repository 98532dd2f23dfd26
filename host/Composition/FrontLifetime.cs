using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Modular.Host.Accounts;

namespace Modular.Host.Composition;

/// <summary>Composes the first generation before the server listens, and says where the site is once it does.</summary>
internal sealed partial class FrontLifetime(
    Generations generations, IServer server, SetupLink setup, IHostApplicationLifetime lifetime, ILogger<FrontLifetime> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await generations.StartAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(() => AnnounceAsync().GetAwaiter().GetResult());
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await generations.DisposeAsync();

    private async Task AnnounceAsync()
    {
        var site = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        if (await setup.AddressAsync(site, lifetime.ApplicationStopping) is { } link)
            LogFirst(site, link);
        else
            LogReady(site);
    }

    [LoggerMessage(LogLevel.Information, "Modular is ready at {Site} – set up the first administrator (once): {Link}")]
    private partial void LogFirst(string site, string link);

    [LoggerMessage(LogLevel.Information, "Modular is ready at {Site}")]
    private partial void LogReady(string site);
}
