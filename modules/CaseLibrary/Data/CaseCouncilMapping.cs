using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class CaseCouncilMapping : IEntityTypeConfiguration<CaseCouncil>
{
    public void Configure(EntityTypeBuilder<CaseCouncil> builder)
    {
        builder.ToTable("CaseCouncils");
        builder.HasIndex(row => new { row.CaseStudyId, row.Council }).IsUnique();
        builder.HasIndex(row => row.Council);
    }
}
