using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Sdk;

/// <summary>The two tables of a store that keeps files.</summary>
internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FileContent>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.Property(file => file.Name).HasMaxLength(StoredFile.NameLength);
        builder.Property(file => file.ContentType).HasMaxLength(100);
        builder.Property(file => file.Sha256).HasMaxLength(StoredFile.HashLength);
        builder.HasIndex(file => file.BelongsTo);
        builder.HasMany(file => file.Contents).WithOne().HasForeignKey(content => content.FileId);
    }

    public void Configure(EntityTypeBuilder<FileContent> builder)
    {
        builder.ToTable("FileContents");
        builder.HasKey(content => new { content.FileId, content.Width });
        builder.Property(content => content.Width).ValueGeneratedNever();
    }
}
