using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Sdk;

namespace Modular.Host.Partners;

/// <summary>An organisation whose systems work with this site.</summary>
internal sealed class Organisation : Entity
{
    public const int NameLength = 100;
    public const int EmailLength = 200;

    public required string Name { get; set; }

    [Display(Name = "Contact")]
    public string? ContactName { get; set; }

    [Display(Name = "Contact e-mail")]
    public string? ContactEmail { get; set; }

    public ICollection<Client> Clients { get; } = [];
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("PartnerOrganisations");
        builder.Property(organisation => organisation.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(organisation => organisation.ContactName).HasMaxLength(Organisation.NameLength);
        builder.Property(organisation => organisation.ContactEmail).HasMaxLength(Organisation.EmailLength);
        builder.HasIndex(organisation => organisation.Name).IsUnique();
    }
}
