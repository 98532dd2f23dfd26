using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>A role that a person has, as a page shows it.</summary>
/// <param name="Id">The grant; for administrators the role's own id.</param>
/// <param name="Role">What the role is called.</param>
/// <param name="Scope">The programme, or all of them.</param>
/// <param name="Until">The last day, in words.</param>
/// <param name="Given">By whom, and when.</param>
/// <param name="Ended">The last day has passed.</param>
internal sealed record HeldRole(Guid Id, string Role, string Scope, string Until, string Given, bool Ended);

/// <summary>A permission that a person has without a role.</summary>
internal sealed record HeldPermission(string Name, string Description);

/// <summary>Reads what a person has been given, for the page that shows it.</summary>
internal sealed class HeldRoles(HostStore store, GivenCache given, GrantTrail trail, AccessAnswer answer, Administrators administrators, TimeProvider clock)
{
    public async Task<IReadOnlyList<HeldRole>> OfAsync(Guid account, CancellationToken cancellation)
    {
        var all = given.Of(account);
        Source[] sources = [.. all.IsAdministrator ? [new Source(SourceKind.Administrator, null)] : Array.Empty<Source>(), .. all.Roles.Select(role => new Source(SourceKind.Role, role))];
        var by = await trail.OfAsync(account, "", sources, cancellation);
        var administrator = await administrators.RoleIdAsync(cancellation);
        return [.. sources.Zip(by, (source, how) => source.Role is { } role
            ? new HeldRole(role.Grant, role.Role.Name, answer.Scope(role.Programme), role.Until?.ToString("d MMMM yyyy") ?? "No end", Capital(how), !role.HoldsOn(clock.Today()))
            : new HeldRole(administrator, RoleSet.Administrator.Name, answer.Scope(null), "No end", Capital(how), false))];
    }

    public IReadOnlyList<HeldPermission> DirectOf(Guid account) =>
        [.. given.Of(account).Direct.Order(StringComparer.Ordinal).Select(name => new HeldPermission(name, answer.DescriptionOf(name)))];

    /// <summary>What has just been taken away; null when it is not away.</summary>
    public async Task<HeldRole?> TakenAsync(Guid account, Guid id, CancellationToken cancellation)
    {
        if (id == await administrators.RoleIdAsync(cancellation))
            return given.Of(account).IsAdministrator ? null : new HeldRole(id, RoleSet.Administrator.Name, answer.Scope(null), "", "", true);
        var grant = await store.Set<Grant>().AsNoTracking().SingleOrDefaultAsync(grant => grant.Id == id && grant.AccountId == account && grant.TakenAway != null, cancellation);
        return grant is null ? null : new HeldRole(id, await answer.RoleNameAsync(grant.Role, cancellation), answer.Scope(grant.Programme), "", "", true);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
