using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>One council that an award is for.</summary>
internal sealed class AwardCouncil : Entity
{
    public required Guid AwardId { get; init; }

    [Display(Name = "Council")]
    public required CouncilCode Council { get; init; }

    /// <summary>0 for the council that leads.</summary>
    [Display(Name = "Position")]
    public int Position { get; set; }

    public override Guid HistoryOf => AwardId;
}

internal sealed class AwardCouncilMapping : IEntityTypeConfiguration<AwardCouncil>
{
    public void Configure(EntityTypeBuilder<AwardCouncil> builder)
    {
        builder.ToTable("AwardCouncils");
        builder.HasIndex(council => new { council.AwardId, council.Council }).IsUnique();
        builder.HasIndex(council => council.Council);
    }
}
