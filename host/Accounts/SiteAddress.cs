using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Modular.Host.Accounts;

/// <summary>
/// Where the site is, for links in letters: the setting <c>Site:Address</c>, or where the front listens. Never what a request says of itself, because
/// whoever asks for somebody else's link could then have it point elsewhere.
/// </summary>
internal sealed class SiteAddress(IServer server, IConfiguration configuration)
{
    public string Of(string path) => (configuration["Site:Address"]?.TrimEnd('/') ?? Listening()) + path;

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
