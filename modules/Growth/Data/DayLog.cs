using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>Adviser time spent on an award.</summary>
internal sealed class DayLog : Entity
{
    public const int WhatLength = 300;
    public const int EvidenceLength = 500;

    public required Guid AwardId { get; init; }

    [Display(Name = "Date")]
    public required DateOnly On { get; init; }

    [Display(Name = "Days")]
    public required decimal Days { get; init; }

    [Display(Name = "What was done")]
    public required string What { get; init; }

    [Display(Name = "Evidence")]
    public string? Evidence { get; init; }

    /// <summary>False for an entry that was taken out: it stays to be seen, but its days are free again.</summary>
    [Display(Name = "Counts")]
    public bool Counts { get; set; } = true;

    public override Guid HistoryOf => AwardId;
}

internal sealed class DayLogMapping : IEntityTypeConfiguration<DayLog>
{
    public void Configure(EntityTypeBuilder<DayLog> builder)
    {
        builder.ToTable("DayLog");
        builder.Property(entry => entry.What).HasMaxLength(DayLog.WhatLength);
        builder.Property(entry => entry.Evidence).HasMaxLength(DayLog.EvidenceLength);
    }
}
