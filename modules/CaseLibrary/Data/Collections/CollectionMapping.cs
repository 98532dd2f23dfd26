using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class CollectionMapping : IEntityTypeConfiguration<Collection>, IEntityTypeConfiguration<CollectedCase>, IEntityTypeConfiguration<RenderedIntroduction>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("Collections");
        builder.Property(collection => collection.Slug).HasMaxLength(Collection.SlugLength);
        builder.Property(collection => collection.Title).HasMaxLength(Collection.TitleLength);
        builder.Property(collection => collection.Summary).HasMaxLength(Collection.SummaryLength);
        builder.Property(collection => collection.Introduction).HasMaxLength(Collection.IntroductionLength);
        builder.HasIndex(collection => collection.Slug).IsUnique();
        builder.HasMany(collection => collection.Cases).WithOne().HasForeignKey(row => row.CollectionId);
        builder.HasOne(collection => collection.Rendered).WithOne().HasForeignKey<RenderedIntroduction>(text => text.CollectionId);
        // A collection that is tracked without it would add a second, empty one when saved.
        builder.Navigation(collection => collection.Rendered).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<CollectedCase> builder)
    {
        builder.ToTable("CollectedCases");
        builder.Property(row => row.Line).HasMaxLength(CollectedCase.LineLength);
        builder.HasIndex(row => new { row.CollectionId, row.CaseStudyId }).IsUnique();
        builder.HasOne<CaseStudy>().WithMany().HasForeignKey(row => row.CaseStudyId);
    }

    public void Configure(EntityTypeBuilder<RenderedIntroduction> builder)
    {
        builder.ToTable("RenderedIntroductions");
        builder.HasKey(text => text.CollectionId);
    }
}
