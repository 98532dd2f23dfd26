using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>The permissions that the host and the modules of this generation declare.</summary>
internal sealed class DeclaredPermissions(IEnumerable<Programme> programmes, Func<IReadOnlyList<Permission>> declare)
{
    private readonly Lazy<Dictionary<string, DeclaredPermission>> byName = new(() =>
        declare().Select(permission => new DeclaredPermission(permission, OwnerOf(permission, programmes))).ToDictionary(permission => permission.Name));

    public IReadOnlyList<Programme> Programmes { get; } = [.. programmes.OrderBy(programme => programme.Title, StringComparer.CurrentCulture)];

    /// <summary>The host's own first, then programme by programme, from reading to leading.</summary>
    public IReadOnlyList<DeclaredPermission> All =>
    [
        .. byName.Value.Values.OrderBy(permission => permission.Programme is not null).ThenBy(permission => permission.Owner, StringComparer.CurrentCulture)
            .ThenBy(permission => permission.Permission.Level).ThenBy(permission => permission.Name, StringComparer.Ordinal),
    ];

    public DeclaredPermission? Find(string? name) => name is null ? null : byName.Value.GetValueOrDefault(name);

    public Programme? ProgrammeNamed(string? name) => Programmes.FirstOrDefault(programme => programme.Name == name);

    // A declared name begins with the slug of the module that declares it; what does not begin with one is the host's.
    private static Programme? OwnerOf(Permission permission, IEnumerable<Programme> programmes) =>
        programmes.FirstOrDefault(programme => permission.Name.StartsWith(programme.Slug + ".", StringComparison.Ordinal));
}

/// <summary>A module as those who give permissions know it.</summary>
internal sealed record Programme(string Name, string Slug, string Title);

/// <summary>A permission with the programme that declares it; no programme for the host's own.</summary>
internal sealed record DeclaredPermission(Permission Permission, Programme? Programme)
{
    public string Name => Permission.Name;

    public string Description => Permission.Description;

    public string Owner => Programme?.Title ?? "Modular itself";

    public bool IsWorkspace => Name == HostPermissions.Workspace;

    public bool IsAtMost(PermissionLevel level) => Permission.Level <= level;
}
