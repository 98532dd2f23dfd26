using CaseLibrary.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

/// <summary>
/// What the page of an open case says of the case itself, as HTML: readers get it as it is stored. Without a history of its own, and not kept up to date by whoever saves:
/// it says what it was made of, and is made again by the first reader after that has changed.
/// </summary>
internal sealed class PrintedCase
{
    public const int LookLength = 120;

    public required Guid CaseStudyId { get; init; }

    /// <summary>The case's own version when it was read.</summary>
    public required Guid Version { get; init; }

    /// <summary>How many lines its history had: documents, images and what readers wrote are lines of it too, and leave its version as it is.</summary>
    public required int Lines { get; init; }

    /// <summary>The build that printed it.</summary>
    public required string Look { get; init; }

    /// <summary>The last day on which it is true; null when no day changes it.</summary>
    public required DateOnly? Until { get; init; }

    public required string Head { get; init; }
    public required string Path { get; init; }
    public required string Text { get; init; }

    public bool Holds(PageRow row, string look, DateOnly today) => Version == row.Version && Lines == row.Lines && Look == look && !(Until < today);
}

internal sealed class PrintedCaseMapping : IEntityTypeConfiguration<PrintedCase>
{
    public void Configure(EntityTypeBuilder<PrintedCase> builder)
    {
        builder.ToTable("PrintedCases");
        builder.HasKey(printed => printed.CaseStudyId);
        builder.Property(printed => printed.Look).HasMaxLength(PrintedCase.LookLength);
        builder.HasOne<CaseStudy>().WithOne().HasForeignKey<PrintedCase>(printed => printed.CaseStudyId);
    }
}
