using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class CaseStudyMapping : IEntityTypeConfiguration<CaseStudy>
{
    public void Configure(EntityTypeBuilder<CaseStudy> builder)
    {
        builder.ToTable("CaseStudies");
        builder.Property(study => study.Slug).HasMaxLength(CaseStudy.SlugLength);
        builder.Property(study => study.Title).HasMaxLength(CaseStudy.TitleLength);
        builder.Property(study => study.Summary).HasMaxLength(CaseStudy.SummaryLength);
        builder.Property(study => study.Subtype).HasMaxLength(CaseStudy.SubtypeLength);
        builder.Property(study => study.Body).HasMaxLength(CaseStudy.BodyLength);
        builder.Property(study => study.SignedOffBy).HasMaxLength(CaseStudy.SignOffLength);
        builder.Property(study => study.SignedOffRole).HasMaxLength(CaseStudy.SignOffLength);
        builder.Ignore(study => study.DeadLinks);
        builder.HasIndex(study => study.Slug).IsUnique();
        builder.HasIndex(study => new { study.State, study.Published });
        // In the order in which a case page names related cases.
        builder.HasIndex(study => new { study.State, study.Subtype, study.Example, study.Published, study.Id }).IsDescending(false, false, false, true, false);
        builder.HasIndex(study => new { study.State, study.Kind, study.Example, study.Published, study.Id }).IsDescending(false, false, false, true, false);
        builder.HasIndex(study => study.ReviewDue);
        builder.HasOne(study => study.Rendered).WithOne().HasForeignKey<RenderedBody>(body => body.CaseStudyId);
        // A case that is tracked without it would add a second, empty one when saved.
        builder.Navigation(study => study.Rendered).AutoInclude();
        builder.HasMany(study => study.Councils).WithOne().HasForeignKey(row => row.CaseStudyId);
        builder.HasMany(study => study.Legal).WithOne().HasForeignKey(row => row.CaseStudyId);
        builder.HasMany(study => study.Money).WithOne().HasForeignKey(fact => fact.CaseStudyId);
    }
}
