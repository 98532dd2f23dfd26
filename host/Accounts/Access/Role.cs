using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>A role that administrators made.</summary>
internal sealed class Role : Entity
{
    public const int NameLength = 60;
    public const int DescriptionLength = 200;

    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>The names of its permissions, separated by spaces: one line in the history says what changed.</summary>
    public string Permissions { get; private set; } = "";

    /// <summary>A deleted role gives nothing to the people who have it, until it is brought back.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public string Key => Id.ToString();

    public IReadOnlySet<string> Ticked => Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    public void Tick(IEnumerable<string> permissions) => Permissions = string.Join(' ', permissions.Distinct().Order(StringComparer.Ordinal));

    public RoleSet AsSet() => RoleSet.OfTicked(Key, Name, Description, Ticked);
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles");
        builder.Property(role => role.Name).HasMaxLength(Role.NameLength);
        builder.Property(role => role.Description).HasMaxLength(Role.DescriptionLength);
        builder.Ignore(role => role.Key);
        builder.Ignore(role => role.Ticked);
    }
}
