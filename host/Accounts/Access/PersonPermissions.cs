using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>What an account may do now: what it has been given, applied to what this generation declares. Every check of a person ends here.</summary>
internal sealed class PersonPermissions(DeclaredPermissions declared, GivenCache given, TimeProvider clock)
{
    public DeclaredPermissions Declared => declared;

    public bool Can(Guid account, string permission) => SourcesOf(account, permission).Any();

    public bool IsAdministrator(Guid account) => given.Of(account).IsAdministrator;

    /// <summary>Whether the account has a role, at least as far as a programme; null for all.</summary>
    public bool HasRole(Guid account, string key, string? programme) =>
        given.Of(account).Roles.Any(role => role.Role.Key == key && role.HoldsOn(clock.Today()) && (role.Programme is null || role.Programme == programme));

    /// <summary>The names of all declared permissions that the account has.</summary>
    public IReadOnlySet<string> Of(Guid account)
    {
        var (all, today) = (given.Of(account), clock.Today());
        return declared.All.Where(permission => all.SourcesOf(permission.Name, permission, today).Any()).Select(permission => permission.Name).ToHashSet();
    }

    /// <summary>Through what the account has the permission; empty when it has not.</summary>
    public IEnumerable<Source> SourcesOf(Guid account, string permission) =>
        given.Of(account).SourcesOf(permission, declared.Find(permission), clock.Today());
}
