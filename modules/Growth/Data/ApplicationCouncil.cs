using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>One council of an application.</summary>
internal sealed class ApplicationCouncil : Entity
{
    public required Guid ApplicationId { get; init; }

    [Display(Name = "Council")]
    public required CouncilCode Council { get; init; }

    /// <summary>0 for the council that leads.</summary>
    [Display(Name = "Position")]
    public int Position { get; set; }

    public override Guid HistoryOf => ApplicationId;
}

internal sealed class ApplicationCouncilMapping : IEntityTypeConfiguration<ApplicationCouncil>
{
    public void Configure(EntityTypeBuilder<ApplicationCouncil> builder)
    {
        builder.ToTable("ApplicationCouncils");
        builder.HasIndex(council => new { council.ApplicationId, council.Council }).IsUnique();
    }
}
