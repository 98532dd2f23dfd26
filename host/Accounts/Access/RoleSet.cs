using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>A role as it is given: a set of permissions under a name. Built in, or made by administrators.</summary>
/// <param name="Key">What a grant remembers: a word for a built-in role, the id of any other.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">Who it is for, in a sentence.</param>
/// <param name="Has">Whether it holds a permission; the staff workspace comes with every role.</param>
internal sealed record RoleSet(string Key, string Name, string Description, Func<DeclaredPermission, bool> Has)
{
    /// <summary>The names that administrators ticked, declared now or not; none for built-in roles.</summary>
    public IReadOnlySet<string> Ticked { get; init; } = new HashSet<string>();

    public static RoleSet OfTicked(string key, string name, string description, IReadOnlySet<string> ticked) =>
        new(key, name, description, permission => ticked.Contains(permission.Name)) { Ticked = ticked };

    /// <summary>The module whose every permission the secretary has.</summary>
    private const string SecretaryOf = "board";

    public static RoleSet Administrator { get; } = new("administrator", "Administrator", "Everything: programmes, people, roles, and how the system runs.", _ => true);

    public static RoleSet ProgrammeLead { get; } =
        new("programme-lead", "Programme lead", "All that can be done in a programme.", permission => permission.Programme is not null);

    public static RoleSet Contributor { get; } = new("contributor", "Contributor", "Sees and changes records; decides nothing for the programme.",
        permission => permission.Programme is not null && permission.IsAtMost(PermissionLevel.Edit));

    public static RoleSet Secretary { get; } = new("board-secretary", "Board secretary", "Sees all programmes, and does all that can be done with the papers of the Board.",
        permission => permission.Programme is { } programme && (permission.IsAtMost(PermissionLevel.Read) || programme.Slug == SecretaryOf));

    public static RoleSet Reader { get; } = new("reader", "Reader", "Sees what staff see, and changes nothing.",
        permission => permission.Programme is not null && permission.IsAtMost(PermissionLevel.Read));

    /// <summary>
    /// They follow the levels that modules declare, so a new module needs no change here. Of the host's own permissions they have only the workspace: the
    /// rest is for administrators, and for roles that administrators make.
    /// </summary>
    public static IReadOnlyList<RoleSet> BuiltIn { get; } = [Administrator, ProgrammeLead, Contributor, Secretary, Reader];

    public bool IsAdministrator => Key == Administrator.Key;

    public bool IsBuiltIn => BuiltIn.Any(role => role.Key == Key);

    public bool Includes(DeclaredPermission permission) => permission.IsWorkspace || Has(permission);
}
