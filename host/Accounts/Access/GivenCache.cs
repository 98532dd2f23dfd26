using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts.Access;

/// <summary>
/// What people have been given, from memory: no page asks the store at each check. Belongs to the front. Any save in the host's store drops it, so that
/// what is taken away has gone at the next request; what another host saved is seen within seconds.
/// </summary>
internal sealed class GivenCache : IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Entry> entries = [];
    private readonly StoreDatabases databases;
    private readonly TimeProvider clock;
    private readonly IDisposable listening;
    private long version;

    public GivenCache(StoreDatabases databases, StoreChanges changes, TimeProvider clock)
    {
        (this.databases, this.clock) = (databases, clock);
        listening = changes.Listen(store =>
        {
            if (store == StoreDatabases.HostStore)
                Drop();
        });
    }

    public Given Of(Guid account)
    {
        // What is read while somebody saves belongs to the version before, and is read again.
        var (now, current) = (clock.GetUtcNow(), Volatile.Read(ref version));
        if (entries.TryGetValue(account, out var entry) && entry.Version == current && (now - entry.ReadAt).Duration() < Longest)
            return entry.Given;
        var given = Read(account);
        entries[account] = new Entry(given, current, now);
        return given;
    }

    public void Dispose() => listening.Dispose();

    private void Drop()
    {
        Interlocked.Increment(ref version);
        entries.Clear();
    }

    private Given Read(Guid account)
    {
        var options = new DbContextOptionsBuilder<HostStore>();
        databases.Configure(options, StoreDatabases.HostStore, typeof(HostStore));
        using var store = new HostStore(options.Options);
        var administrator = store.UserRoles.Any(held => held.UserId == account
            && store.Roles.Any(role => role.Id == held.RoleId && role.Name == Roles.Administrator));
        var direct = store.UserClaims.Where(claim => claim.UserId == account && claim.ClaimType == CurrentUser.PermissionClaim).Select(claim => claim.ClaimValue!);
        var grants = store.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == account && grant.TakenAway == null).ToList();
        var made = grants.Count == 0 ? [] : store.Set<Role>().AsNoTracking().Where(role => role.DeletedAt == null).ToList();
        var sets = RoleSet.BuiltIn.Where(role => !role.IsAdministrator).Concat(made.Select(role => role.AsSet())).ToDictionary(role => role.Key);
        return new Given(administrator, [.. Held(grants, sets)], direct.ToHashSet());
    }

    private static IEnumerable<GivenRole> Held(List<Grant> grants, Dictionary<string, RoleSet> sets)
    {
        foreach (var grant in grants)
        {
            if (sets.TryGetValue(grant.Role, out var role))
                yield return new GivenRole(grant.Id, role, grant.Programme, grant.Until);
        }
    }

    private sealed record Entry(Given Given, long Version, DateTimeOffset ReadAt);
}
