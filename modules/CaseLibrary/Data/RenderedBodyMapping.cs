using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class RenderedBodyMapping : IEntityTypeConfiguration<RenderedBody>
{
    public void Configure(EntityTypeBuilder<RenderedBody> builder)
    {
        builder.ToTable("RenderedBodies");
        builder.HasKey(body => body.CaseStudyId);
    }
}
