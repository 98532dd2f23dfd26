using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>
/// A role that a person has, for all programmes or for one. Administrators are not among them: that role is Identity's own
/// (<see cref="Roles.Administrator" />), has no end date and holds everywhere.
/// </summary>
internal sealed class Grant : Entity
{
    public const int NameLength = 200;

    public required Guid AccountId { get; init; }

    /// <summary>The <see cref="RoleSet.Key" />.</summary>
    public required string Role { get; init; }

    /// <summary>The name of the only module that it holds for; null for all.</summary>
    public string? Programme { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When it was taken away; null while it has not been.</summary>
    public DateTimeOffset? TakenAway { get; set; }

    public override Guid HistoryOf => AccountId;
}

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("Grants");
        builder.Property(grant => grant.Role).HasMaxLength(Role.NameLength);
        builder.Property(grant => grant.Programme).HasMaxLength(Grant.NameLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
