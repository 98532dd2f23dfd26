using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

/// <summary>
/// What a person has typed into the form of a case and not saved. It is no record: it has no history, and is gone when the case is saved. The fields are kept as they were
/// posted, so that a newer version of the module, with other fields, can still offer them.
/// </summary>
internal sealed class KeptForm
{
    public const int PersonLength = 200;

    /// <summary>Enough for the longest text and all amounts.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>The account.</summary>
    public required string PersonId { get; init; }

    /// <summary>The case; empty for one that is not saved yet.</summary>
    public required Guid CaseStudyId { get; init; }

    /// <summary>Names and values as JSON.</summary>
    public required string Fields { get; set; }

    public required DateTimeOffset At { get; set; }
}

internal sealed class KeptFormMapping : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.ToTable("KeptForms");
        builder.HasKey(form => new { form.PersonId, form.CaseStudyId });
        builder.Property(form => form.PersonId).HasMaxLength(KeptForm.PersonLength);
    }
}
