using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>One set of awards that the Board decides on together.</summary>
internal sealed class Round : Entity
{
    public const int NameLength = 100;
    public const int NoteLength = 1000;
    public const int MostAuthorities = 400;

    [Display(Name = "Name")]
    public required string Name { get; set; }

    [Display(Name = "Opens")]
    public DateOnly? Opens { get; set; }

    [Display(Name = "Closes")]
    public DateOnly? Closes { get; set; }

    [Display(Name = "Board meeting")]
    public DateOnly? BoardOn { get; set; }

    /// <summary>How many authorities the Board paper speaks of, which need not equal any count of what is listed.</summary>
    [Display(Name = "Authorities according to the Board paper")]
    public int? AuthoritiesInPaper { get; set; }

    [Display(Name = "Note")]
    public string? Note { get; set; }

    /// <summary>The day by whose names and councils the round's papers are read; null when no date is known.</summary>
    public DateOnly? AsAt => BoardOn ?? Closes ?? Opens;
}

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("Rounds");
        builder.Property(round => round.Name).HasMaxLength(Round.NameLength);
        builder.Property(round => round.Note).HasMaxLength(Round.NoteLength);
        builder.Ignore(round => round.AsAt);
        builder.HasIndex(round => round.Name).IsUnique();
    }
}
