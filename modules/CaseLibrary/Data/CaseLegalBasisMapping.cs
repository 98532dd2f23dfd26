using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class CaseLegalBasisMapping : IEntityTypeConfiguration<CaseLegalBasis>
{
    public void Configure(EntityTypeBuilder<CaseLegalBasis> builder)
    {
        builder.ToTable("CaseLegalBases");
        builder.HasIndex(row => new { row.CaseStudyId, row.Basis }).IsUnique();
    }
}
