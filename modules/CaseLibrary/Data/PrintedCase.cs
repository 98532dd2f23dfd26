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

    /// <summary>How many lines the case's history had when it was read. Each save of anything that belongs to it, such as a document, adds one.</summary>
    public required int Lines { get; init; }

    /// <summary>The moment of the newest line, because old ones may be removed after years; null when there was none.</summary>
    public required DateTimeOffset? Newest { get; init; }

    /// <summary>The build that printed it.</summary>
    public required string Look { get; init; }

    /// <summary>The last day on which it is true; null when no day changes it.</summary>
    public required DateOnly? Until { get; init; }

    public required string Head { get; init; }
    public required string Path { get; init; }
    public required string Text { get; init; }

    public bool Holds(PageRow row, string look, DateOnly today) => Lines == row.Lines && Newest == row.Newest && Look == look && !(Until < today);
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
