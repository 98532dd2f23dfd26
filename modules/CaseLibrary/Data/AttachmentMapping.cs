using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.Property(attachment => attachment.Title).HasMaxLength(Attachment.TitleLength);
        builder.Property(attachment => attachment.AltText).HasMaxLength(Attachment.AltTextLength);
        builder.Property(attachment => attachment.Caption).HasMaxLength(Attachment.CaptionLength);
        builder.Property(attachment => attachment.Credit).HasMaxLength(Attachment.CreditLength);
        builder.HasIndex(attachment => attachment.CaseStudyId);
        builder.HasOne<CaseStudy>().WithMany().HasForeignKey(attachment => attachment.CaseStudyId);
        builder.HasOne(attachment => attachment.File).WithMany().HasForeignKey(attachment => attachment.FileId);
    }
}
