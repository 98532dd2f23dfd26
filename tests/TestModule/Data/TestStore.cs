using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TestModule.Data;

/// <summary>The store of the test module.</summary>
public sealed class TestStore(DbContextOptions<TestStore> options) : StoreContext(options)
{
    /// <summary>All notes.</summary>
    public DbSet<Note> Notes => Set<Note>();
}

/// <summary>One value of each kind that stores must keep the same on every database.</summary>
public sealed class Note : Entity
{
    /// <summary>What it is about.</summary>
    [Display(Name = "Title")]
    public required string Title { get; set; }

    /// <summary>The text.</summary>
    public string Body { get; set; } = "";

    /// <summary>A day.</summary>
    public DateOnly? WrittenOn { get; set; }

    /// <summary>A moment.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>An amount.</summary>
    public decimal? Amount { get; set; }

    /// <summary>A council.</summary>
    public CouncilCode? Council { get; set; }

    /// <summary>An enumeration.</summary>
    public Audience Audience { get; set; }

#if NEXT
    /// <summary>New in version 2.</summary>
    public string? Colour { get; set; }
#endif
}

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("Notes");
        builder.Property(note => note.Title).HasMaxLength(200);
    }
}
