using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class FormerAddressMapping : IEntityTypeConfiguration<FormerAddress>
{
    public void Configure(EntityTypeBuilder<FormerAddress> builder)
    {
        builder.ToTable("FormerAddresses");
        builder.Property(address => address.Slug).HasMaxLength(CaseStudy.SlugLength);
        builder.HasIndex(address => address.Slug).IsUnique();
        builder.HasOne<CaseStudy>().WithMany().HasForeignKey(address => address.CaseStudyId);
    }
}
