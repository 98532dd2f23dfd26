using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class SynonymGroupMapping : IEntityTypeConfiguration<SynonymGroup>
{
    public void Configure(EntityTypeBuilder<SynonymGroup> builder)
    {
        builder.ToTable("SynonymGroups");
        builder.Ignore(group => group.All);
        builder.Property(group => group.Words).HasMaxLength(SynonymGroup.WordsLength);
    }
}
