using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace Modular.Host.Partners;

/// <summary>
/// Clients as the OpenID Connect server sees them. One that has expired is not there for it, and for a while after a new secret was made the one before it works too.
/// </summary>
internal sealed class Applications(
    IOpenIddictApplicationCache<Application> cache, ILogger<OpenIddictApplicationManager<Application>> logger, IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<Application> store, TimeProvider clock) : OpenIddictApplicationManager<Application>(cache, logger, options, store)
{
    private const string Ends = "ends";
    private const string EarlierSecret = "earlier_secret";
    private const string EarlierSecretEnds = "earlier_secret_ends";

    /// <summary>The moment from which the client is not known any more.</summary>
    public static void Expire(OpenIddictApplicationDescriptor client, DateTimeOffset? at) => Set(client, Ends, at);

    /// <summary>Keeps the secret that is about to be replaced until then; null forgets it at once.</summary>
    public static void KeepSecret(OpenIddictApplicationDescriptor client, DateTimeOffset? until)
    {
        Set(client, EarlierSecret, until is null ? null : client.ClientSecret);
        Set(client, EarlierSecretEnds, until);
    }

    public override async ValueTask<Application?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        await base.FindByClientIdAsync(identifier, cancellationToken) is { } found && await MomentAsync(found, Ends, cancellationToken) is var ends
            && (ends is null || clock.GetUtcNow() < ends) ? found : null;

    public override async ValueTask<bool> ValidateClientSecretAsync(Application application, string secret, CancellationToken cancellationToken = default) =>
        await base.ValidateClientSecretAsync(application, secret, cancellationToken)
        || (await MomentAsync(application, EarlierSecretEnds, cancellationToken) is { } until && clock.GetUtcNow() < until
            && (await GetPropertiesAsync(application, cancellationToken)).TryGetValue(EarlierSecret, out var earlier)
            && await ValidateClientSecretAsync(secret, earlier.GetString()!, cancellationToken));

    private async ValueTask<DateTimeOffset?> MomentAsync(Application application, string name, CancellationToken cancellation) =>
        (await GetPropertiesAsync(application, cancellation)).TryGetValue(name, out var moment) ? moment.GetDateTimeOffset() : null;

    private static void Set<T>(OpenIddictApplicationDescriptor client, string name, T? value)
    {
        if (value is null)
            client.Properties.Remove(name);
        else
            client.Properties[name] = JsonSerializer.SerializeToElement(value);
    }
}
