using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;
using Modular.Sdk;
using OpenIddict.Abstractions;
using Modular.Host.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization<System.Guid>;

namespace Modular.Host.OpenId;

/// <summary>What people have allowed clients to do in their name, until they withdraw it.</summary>
internal sealed class Consents(
    IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens, HostStore store, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The id of a consent that covers all these scopes; null when there is none.</summary>
    public async Task<string?> FindAsync(Account account, Client client, ImmutableArray<string> scopes, CancellationToken cancellation)
    {
        await foreach (var found in authorizations.FindAsync(
            account.Id.ToString(), client.Id.ToString(), Statuses.Valid, AuthorizationTypes.Permanent, scopes, cancellation))
            return await authorizations.GetIdAsync(found, cancellation);
        return null;
    }

    /// <summary>Remembers that the person said yes, and gives the id under which.</summary>
    public async Task<string> GiveAsync(Account account, Client client, ImmutableArray<string> scopes, CancellationToken cancellation)
    {
        if (await FindAsync(account, client, scopes, cancellation) is { } known)
            return known;
        Record("Allowed", account.Id, client, string.Join(", ", scopes));
        var consent = await authorizations.CreateAsync(
            TokenClaims.Of(account, scopes), account.Id.ToString(), client.Id.ToString(), AuthorizationTypes.Permanent, scopes, cancellation);
        return (await authorizations.GetIdAsync(consent, cancellation))!;
    }

    /// <summary>The clients that a person has allowed something, by name.</summary>
    public async Task<IReadOnlyList<Consent>> OfAsync(Guid account, CancellationToken cancellation)
    {
        var given = await GivenAsync(account).AsNoTracking().Include(consent => consent.Application).ToListAsync(cancellation);
        var ids = given.Select(consent => consent.Application!.Id).Distinct().ToList();
        var clients = await store.Clients.AsNoTracking().Include(client => client.Organisation).Where(client => ids.Contains(client.Id)).ToListAsync(cancellation);
        return [.. clients.OrderBy(client => client.Name, StringComparer.CurrentCulture).Select(client => ConsentTo(client, [.. given.Where(consent => consent.Application!.Id == client.Id)]))];
    }

    /// <summary>The client's tokens for this person die at once. False when there was nothing to withdraw.</summary>
    public async Task<bool> WithdrawAsync(Guid account, Guid id, CancellationToken cancellation)
    {
        var given = await GivenAsync(account).Include(consent => consent.Application).Where(consent => consent.Application!.Id == id).ToListAsync(cancellation);
        if (given.Count == 0 || await store.Clients.FindAsync([id], cancellation) is not { } client)
            return false;
        Record("Withdrew", account, client, null);
        foreach (var consent in given)
        {
            await authorizations.TryRevokeAsync(consent, cancellation);
            await tokens.RevokeByAuthorizationIdAsync(consent.Id.ToString(), cancellation);
        }
        return true;
    }

    private IQueryable<Authorization> GivenAsync(Guid account)
    {
        var subject = account.ToString();
        return store.Set<Authorization>().Where(consent => consent.Subject == subject && consent.Status == Statuses.Valid && consent.Type == AuthorizationTypes.Permanent);
    }

    private static Consent ConsentTo(Client client, IReadOnlyList<Authorization> given) => new(
        client.Id, client.Name, client.Organisation!.Name,
        [.. given.SelectMany(consent => JsonSerializer.Deserialize<string[]>(consent.Scopes ?? "[]")!).Distinct()],
        new DateTimeOffset(DateTime.SpecifyKind(given.Min(consent => consent.CreationDate) ?? default, DateTimeKind.Utc)), client.LastUsedAt);

    /// <summary>Saved together with what it tells of.</summary>
    private void Record(string action, Guid account, Client client, string? scopes) => store.History.Add(new HistoryEntry
    {
        At = clock.GetUtcNow(),
        Who = user.Name,
        UserId = user.Id,
        Action = action,
        RecordType = "Application",
        RecordId = client.Id,
        HistoryOf = account,
        ChangesJson = JsonSerializer.Serialize(
            [new HistoryChange("Application", null, client.Name), .. scopes is null ? Array.Empty<HistoryChange>() : [new("Scopes", null, scopes)]],
            HistoryJson.Default.ListHistoryChange),
    });
}

/// <summary>What one person has allowed one client.</summary>
internal sealed record Consent(Guid Client, string Name, string Organisation, IReadOnlyList<string> Scopes, DateTimeOffset Since, DateTimeOffset? LastUsedAt);
