using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>Gives roles and takes them away. Nobody can give, take or make what they may not do themselves.</summary>
internal sealed class Granting(HostStore store, RoleBook roles, Administrators administrators, PersonPermissions permissions, ICurrentUser user, TimeProvider clock)
{
    public const string AdministratorsOnly = "This person is an administrator. Only another administrator can change their account.";

    /// <returns>What is wrong, and with which field; null when it is done.</returns>
    public async Task<GrantProblem?> GiveAsync(Guid account, string? key, string? programme, DateOnly? until, CancellationToken cancellation)
    {
        if (await roles.FindAsync(key, cancellation) is not { } role)
            return new GrantProblem(GrantField.Role, "Choose a role");
        if (programme is not null && permissions.Declared.ProgrammeNamed(programme) is null)
            return new GrantProblem(GrantField.Programme, "Choose a programme that is switched on, or all programmes");
        if (role.IsAdministrator && programme is not null)
            return new GrantProblem(GrantField.Programme, "An administrator looks after all programmes. Choose “All programmes”, or make this person a programme lead");
        if (role.IsAdministrator && until is not null)
            return new GrantProblem(GrantField.Until, "An administrator has no last day, so that there is always one. Leave the date empty, and take the role away when it is no longer needed");
        if (until < clock.Today())
            return new GrantProblem(GrantField.Until, "The last day must be today or later");
        if (BeyondMe(role, programme) is { } beyond)
            return new GrantProblem(GrantField.Role, beyond);
        if (await HasAsync(account, role, programme, cancellation))
            return new GrantProblem(GrantField.Role, $"This person has the role “{role.Name}” there already. To change its last day, take it away and give it again");
        if (role.IsAdministrator)
        {
            await administrators.AddAsync(account, cancellation);
            return null;
        }
        store.Add(new Grant { AccountId = account, Role = role.Key, Programme = programme, Until = until });
        await store.SaveChangesAsync(cancellation);
        return null;
    }

    /// <param name="account">Whose.</param>
    /// <param name="id">The grant, or for administrators the role's own id.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<string?> TakeAwayAsync(Guid account, Guid id, CancellationToken cancellation)
    {
        if (id == await administrators.RoleIdAsync(cancellation))
            return BeyondMe(RoleSet.Administrator, null) ?? await administrators.RemoveAsync(account, cancellation);
        return await ChangeAsync(account, id, grant => grant.TakenAway ??= clock.GetUtcNow(), cancellation);
    }

    /// <inheritdoc cref="TakeAwayAsync" />
    public async Task<string?> GiveBackAsync(Guid account, Guid id, CancellationToken cancellation)
    {
        if (id == await administrators.RoleIdAsync(cancellation))
            return (await GiveAsync(account, RoleSet.Administrator.Key, null, null, cancellation))?.Message;
        return await ChangeAsync(account, id, grant => grant.TakenAway = null, cancellation);
    }

    /// <summary>Gives one permission without a role. Its name says which programme it belongs to, so it reaches no other.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<string?> GiveDirectAsync(Guid account, string? permission, CancellationToken cancellation)
    {
        if (permission is null || permissions.Declared.Find(permission) is null)
            return "Choose a permission of a programme that is switched on";
        if (OutOfReach(account) is { } administrator)
            return administrator;
        if (!IsAdministrator && !user.Can(permission))
            return "You may not do this yourself, so you cannot give it. Ask an administrator";
        if (await Direct(account, permission).AnyAsync(cancellation))
            return "This person has the permission already";
        store.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = account, ClaimType = CurrentUser.PermissionClaim, ClaimValue = permission });
        await store.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes away a permission that was given without a role.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<string?> TakeAwayDirectAsync(Guid account, string permission, CancellationToken cancellation)
    {
        if (OutOfReach(account) is { } administrator)
            return administrator;
        if (!IsAdministrator && !user.Can(permission))
            return "You may not do this yourself, so you cannot take it away. Ask an administrator";
        store.UserClaims.RemoveRange(await Direct(account, permission).ToListAsync(cancellation));
        await store.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Why the person who asks may not give these permissions; null when they may.</summary>
    public string? BeyondMe(RoleSet role, string? programme)
    {
        if (IsAdministrator)
            return null;
        var lacking = permissions.Declared.All.FirstOrDefault(permission => new GivenRole(Guid.Empty, role, programme, null).Covers(permission) && !user.Can(permission.Name));
        return lacking is null && !role.IsAdministrator && (!ReachesUnseen(role, programme) || HasMyself(role, programme)) ? null
            : $"“{role.Name}” holds more than you may do yourself{(lacking is null ? "" : $" (for example: {lacking.Description})")}. Ask an administrator";
    }

    /// <summary>Whether a role also gives what no programme declares now: it counts again when a programme that is switched off comes back.</summary>
    private bool ReachesUnseen(RoleSet role, string? programme) =>
        (programme is null ? role.IsBuiltIn : permissions.Declared.ProgrammeNamed(programme) is null) || role.Ticked.Any(name => permissions.Declared.Find(name) is null);

    private IQueryable<IdentityUserClaim<Guid>> Direct(Guid account, string permission) =>
        store.UserClaims.Where(claim => claim.UserId == account && claim.ClaimType == CurrentUser.PermissionClaim && claim.ClaimValue == permission);

    private bool HasMyself(RoleSet role, string? programme) => Guid.TryParse(user.Id, out var me) && permissions.HasRole(me, role.Key, programme);

    /// <summary>Whether the person who asks may do everything.</summary>
    public bool IsAdministrator => Guid.TryParse(user.Id, out var me) && permissions.IsAdministrator(me);

    /// <summary>Why the person who asks may not lock, reset, erase or otherwise change this account; null when they may.</summary>
    public string? OutOfReach(Guid account) => permissions.IsAdministrator(account) && !IsAdministrator ? AdministratorsOnly : null;

    private async Task<string?> ChangeAsync(Guid account, Guid id, Action<Grant> change, CancellationToken cancellation)
    {
        if (await store.Set<Grant>().SingleOrDefaultAsync(grant => grant.Id == id && grant.AccountId == account, cancellation) is not { } grant)
            return "This role is not there any more. Somebody may have changed it meanwhile.";
        if (await roles.FindAsync(grant.Role, cancellation) is { } role && BeyondMe(role, grant.Programme) is { } beyond)
            return beyond;
        change(grant);
        await store.SaveChangesAsync(cancellation);
        return null;
    }

    private async Task<bool> HasAsync(Guid account, RoleSet role, string? programme, CancellationToken cancellation)
    {
        if (role.IsAdministrator)
            return (await administrators.AllAsync(cancellation)).Any(person => person.Id == account);
        var today = clock.Today();
        return await store.Set<Grant>().AnyAsync(grant => grant.AccountId == account && grant.Role == role.Key && grant.Programme == programme
            && grant.TakenAway == null && (grant.Until == null || grant.Until >= today), cancellation);
    }
}

internal enum GrantField
{
    Role,
    Programme,
    Until,
}

/// <summary>Why a role cannot be given.</summary>
internal sealed record GrantProblem(GrantField Field, string Message);
