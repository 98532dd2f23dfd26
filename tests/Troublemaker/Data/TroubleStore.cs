using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Troublemaker.Data;

/// <summary>The store of the module that does one thing wrong.</summary>
public sealed class TroubleStore(DbContextOptions<TroubleStore> options) : StoreContext(options)
{
    /// <summary>All notes.</summary>
    public DbSet<TroubleNote> Notes => Set<TroubleNote>();
}

/// <summary>Something to keep.</summary>
public sealed class TroubleNote : Entity
{
    /// <summary>What it says.</summary>
    public required string Text { get; set; }
}

internal sealed class TroubleNoteMapping : IEntityTypeConfiguration<TroubleNote>
{
    public void Configure(EntityTypeBuilder<TroubleNote> builder)
    {
        builder.ToTable("Notes");
        builder.Property(note => note.Text).HasMaxLength(200);
    }
}
