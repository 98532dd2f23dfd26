namespace Modular.Host.Accounts.Access;

/// <summary>What one account has been given. Nothing in it belongs to a generation.</summary>
/// <param name="IsAdministrator">May do everything.</param>
/// <param name="Roles">The roles that have not been taken away; their last day may have passed.</param>
/// <param name="Direct">Permissions given to the account itself, without a role.</param>
internal sealed record Given(bool IsAdministrator, IReadOnlyList<GivenRole> Roles, IReadOnlySet<string> Direct)
{
    /// <summary>Through what the account may do something today; empty when it may not.</summary>
    /// <param name="name">The permission's name.</param>
    /// <param name="permission">The permission, when this generation declares it.</param>
    /// <param name="today">A role holds to the end of its last day.</param>
    public IEnumerable<Source> SourcesOf(string name, DeclaredPermission? permission, DateOnly today)
    {
        if (name == OwnAccount.Permission)
            yield return new Source(SourceKind.Everybody, null);
        if (IsAdministrator)
            yield return new Source(SourceKind.Administrator, null);
        if (permission is not null)
        {
            foreach (var role in Roles.Where(role => role.HoldsOn(today) && role.Covers(permission)))
                yield return new Source(SourceKind.Role, role);
        }
        if (Direct.Contains(name))
            yield return new Source(SourceKind.Direct, null);
    }
}

/// <summary>A role that was given.</summary>
internal sealed record GivenRole(Guid Grant, RoleSet Role, string? Programme, DateOnly? Until)
{
    public bool HoldsOn(DateOnly today) => Until is not { } last || today <= last;

    /// <summary>A role for one programme gives what that programme declares, and the workspace to work in.</summary>
    public bool Covers(DeclaredPermission permission) =>
        Role.Includes(permission) && (Programme is null || permission.IsWorkspace || permission.Programme?.Name == Programme);
}

internal enum SourceKind
{
    /// <summary>Whoever has an account.</summary>
    Everybody,

    Administrator,
    Role,
    Direct,
}

/// <summary>One reason why somebody may do something.</summary>
internal sealed record Source(SourceKind Kind, GivenRole? Role);
