using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts.Access;

/// <summary>The roles that there are: those built in, then those that administrators made.</summary>
internal sealed class RoleBook(HostStore store)
{
    public async Task<IReadOnlyList<RoleSet>> AllAsync(CancellationToken cancellation)
    {
        var made = await store.Set<Role>().AsNoTracking().Where(role => role.DeletedAt == null).ToListAsync(cancellation);
        return [.. RoleSet.BuiltIn, .. made.OrderBy(role => role.Name, StringComparer.CurrentCulture).Select(role => role.AsSet())];
    }

    public async Task<IReadOnlyList<Role>> DeletedAsync(CancellationToken cancellation) =>
        await store.Set<Role>().AsNoTracking().Where(role => role.DeletedAt != null).OrderByDescending(role => role.Id).ToListAsync(cancellation);

    public async Task<RoleSet?> FindAsync(string? key, CancellationToken cancellation) => (await AllAsync(cancellation)).FirstOrDefault(role => role.Key == key);

    /// <summary>Why a role may not have a name; null when it may.</summary>
    public async Task<string?> NameProblemAsync(Role? self, string name, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).Any(role => role.Key != self?.Key && string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase))
            ? $"There is a role called “{name}” already. Choose another name" : null;
}
