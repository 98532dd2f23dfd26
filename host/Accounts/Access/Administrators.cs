using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts.Access;

/// <summary>Those who may do everything. There is always one who can sign in.</summary>
internal sealed class Administrators(HostStore store, TimeProvider clock)
{
    public const string LastOne = "This is the only administrator who can sign in. Make somebody else an administrator first, or nobody could look after the site.";

    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellation) =>
        await store.Users.AsNoTracking().Where(account => Rows().Any(held => held.UserId == account.Id)).OrderBy(account => account.DisplayName).ToListAsync(cancellation);

    /// <summary>Why an account may not lose the role, its password or its life: nobody else could look after the site. Null when others can, and for other accounts.</summary>
    public async Task<string?> WhyNeededAsync(Guid account, CancellationToken cancellation)
    {
        var longest = clock.GetUtcNow() + LockOut.NeverSoLong;
        var able = await store.Users.Where(person => Rows().Any(held => held.UserId == person.Id)
                && person.LockedAt == null && person.DisabledAt == null && person.InvitedAt == null && (person.LockoutEnd == null || person.LockoutEnd < longest))
            .Select(person => person.Id).ToListAsync(cancellation);
        return able.Contains(account) && able.Count == 1 ? LastOne : null;
    }

    /// <summary>
    /// The same, for those who then lock, disable or erase the account with this store: of two people who do it to each other at once, the second finds the
    /// role's stamp changed.
    /// </summary>
    public async Task<string?> WhyKeptAsync(Guid account, CancellationToken cancellation)
    {
        var role = await RoleAsync(cancellation);
        if (await WhyNeededAsync(account, cancellation) is { } needed)
            return needed;
        if (await Rows().AnyAsync(held => held.UserId == account, cancellation))
            role.ConcurrencyStamp = Guid.NewGuid().ToString();
        return null;
    }

    /// <summary>Makes somebody an administrator.</summary>
    public async Task AddAsync(Guid account, CancellationToken cancellation)
    {
        store.UserRoles.Add(new IdentityUserRole<Guid> { UserId = account, RoleId = (await RoleAsync(cancellation)).Id });
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes the role away.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<string?> RemoveAsync(Guid account, CancellationToken cancellation)
    {
        if (await WhyKeptAsync(account, cancellation) is { } needed)
            return needed;
        store.UserRoles.RemoveRange(await Rows().Where(held => held.UserId == account).ToListAsync(cancellation));
        try
        {
            await store.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Somebody else has just changed who is an administrator. Look again before you take it away.";
        }
    }

    public async Task<Guid> RoleIdAsync(CancellationToken cancellation) => (await RoleAsync(cancellation)).Id;

    private Task<IdentityRole<Guid>> RoleAsync(CancellationToken cancellation) => store.Roles.SingleAsync(role => role.Name == Roles.Administrator, cancellation);

    private IQueryable<IdentityUserRole<Guid>> Rows() => store.UserRoles.Where(held => store.Roles.Any(role => role.Id == held.RoleId && role.Name == Roles.Administrator));
}
