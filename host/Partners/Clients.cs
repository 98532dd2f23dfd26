using System.Buffers.Text;
using System.Security.Cryptography;
using Modular.Host.Storage;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace Modular.Host.Partners;

/// <summary>Makes and changes clients: our record and the OpenID Connect server's row are saved together, because both belong to the same context.</summary>
internal sealed class Clients(HostStore store, IOpenIddictApplicationManager applications, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static string NewClientId() => RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>The secret, which is nowhere else and cannot be shown again; null for kinds that have none.</summary>
    public async Task<string?> CreateAsync(Client client, CancellationToken cancellation)
    {
        var secret = client.Kind.HasSecret() ? NewSecret() : null;
        client.SecretMadeAt = secret is null ? null : clock.GetUtcNow();
        store.Add(client);
        var application = new Application { Id = client.Id };
        await applications.PopulateAsync(application, Fill(new OpenIddictApplicationDescriptor(), client), cancellation);
        await applications.CreateAsync(application, secret, cancellation);
        return secret;
    }

    /// <summary>Saves what was changed in the record. Scopes that were taken away are gone from living tokens too.</summary>
    public async Task SaveAsync(Client client, CancellationToken cancellation)
    {
        var application = await FindAsync(client, cancellation);
        await applications.UpdateAsync(application, Fill(await DescribeAsync(application, cancellation), client), cancellation);
    }

    /// <summary>A new secret takes the place of the old one, which goes on working for as long as <paramref name="overlap" />.</summary>
    public async Task<string> RenewSecretAsync(Client client, TimeSpan overlap, CancellationToken cancellation)
    {
        var secret = NewSecret();
        var application = await FindAsync(client, cancellation);
        var description = await DescribeAsync(application, cancellation);
        client.SecretMadeAt = clock.GetUtcNow();
        Applications.KeepSecret(description, overlap > TimeSpan.Zero ? client.SecretMadeAt + overlap : null);
        description.ClientSecret = secret;
        await applications.UpdateAsync(application, description, cancellation);
        return secret;
    }

    /// <summary>The client, its tokens and people's consents to it are gone at once; our record stays and says when.</summary>
    public async Task RevokeAsync(Client client, CancellationToken cancellation)
    {
        if (await applications.FindByIdAsync(client.Id.ToString(), cancellation) is { } application)
            await applications.DeleteAsync(application, cancellation);
        client.RevokedAt = clock.GetUtcNow();
        await store.SaveChangesAsync(cancellation);
    }

    private async Task<object> FindAsync(Client client, CancellationToken cancellation) =>
        await applications.FindByIdAsync(client.Id.ToString(), cancellation) ?? throw new InvalidOperationException($"The client {client.ClientId} was revoked.");

    private async Task<OpenIddictApplicationDescriptor> DescribeAsync(object application, CancellationToken cancellation)
    {
        var description = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(description, application, cancellation);
        return description;
    }

    private static OpenIddictApplicationDescriptor Fill(OpenIddictApplicationDescriptor description, Client client)
    {
        description.ClientId = client.ClientId;
        description.DisplayName = client.Name;
        description.ClientType = client.Kind.HasSecret() ? ClientTypes.Confidential : ClientTypes.Public;
        // For one that runs on a person's machine the port of a loopback address does not matter (RFC 8252).
        description.ApplicationType = client.Kind is ClientKind.Public ? ApplicationTypes.Native : ApplicationTypes.Web;
        description.ConsentType = ConsentTypes.Explicit;
        Replace(description.RedirectUris, client.RedirectAddressList.Select(address => new Uri(address)));
        Replace(description.PostLogoutRedirectUris, client.RedirectAddressList.Select(address => new Uri(address)));
        Replace(description.Permissions, Allowed(client.Kind).Concat(client.ScopeList.Select(scope => Permissions.Prefixes.Scope + scope)));
        Applications.Expire(description, client.ExpiresOn is { } day ? EndOf(day) : null);
        return description;
    }

    private static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static void Replace<T>(HashSet<T> set, IEnumerable<T> with)
    {
        set.Clear();
        set.UnionWith(with);
    }

    private static IEnumerable<string> Allowed(ClientKind kind) =>
    [
        Permissions.Endpoints.Token, Permissions.Endpoints.Revocation,
        .. kind.HasSecret() ? [Permissions.Endpoints.Introspection] : Array.Empty<string>(),
        .. kind.HasPeople() ? [Permissions.GrantTypes.RefreshToken, Permissions.Scopes.Profile, Permissions.Scopes.Email] : Array.Empty<string>(),
        .. kind.HasRedirects()
            ? [Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code]
            : Array.Empty<string>(),
        .. kind is ClientKind.CommandLine ? [Permissions.Endpoints.DeviceAuthorization, Permissions.GrantTypes.DeviceCode] : Array.Empty<string>(),
        .. kind is ClientKind.Machine ? [Permissions.GrantTypes.ClientCredentials] : Array.Empty<string>(),
    ];

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
