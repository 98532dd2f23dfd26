using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>Who may be given something to do.</summary>
internal sealed class ModulePeople(HostStore store, PersonPermissions permissions) : IPeople
{
    public async Task<IReadOnlyList<Person>> WhoCanAsync(string permission, CancellationToken cancellation)
    {
        var open = await store.Users.AsNoTracking().Where(account => account.DisabledAt == null && account.LockedAt == null && account.InvitedAt == null)
            .OrderBy(account => account.DisplayName).Select(account => new { account.Id, account.DisplayName }).ToListAsync(cancellation);
        return [.. open.Where(account => permissions.Can(account.Id, permission)).Select(account => new Person(account.Id.ToString(), account.DisplayName))];
    }
}
