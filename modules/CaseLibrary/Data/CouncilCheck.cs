using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

/// <summary>One time that the council’s officer was asked whether the case is right.</summary>
internal sealed class CouncilCheck : Entity
{
    public const int RecipientLength = 256;
    public const int NameLength = 120;

    /// <summary>The e-mail addresses to which we write: those that every mail server takes, and nothing that holds two.</summary>
    public const string AddressPattern = @"\s*[A-Za-z0-9_%+'-]+(\.[A-Za-z0-9_%+'-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\s*";

    public required Guid CaseStudyId { get; init; }

    /// <summary>The e-mail address to which the link went. Editors see it, nobody else.</summary>
    public required string Recipient { get; init; }

    public string RecipientName { get; init; } = "";

    public required DateTimeOffset Sent { get; init; }

    public required DateTimeOffset Ends { get; init; }

    public DateTimeOffset? Reminded { get; set; }

    public DateTimeOffset? Answered { get; private set; }

    public bool Approved { get; private set; }

    /// <summary>Who answered, as they wrote it.</summary>
    public string Name { get; private set; } = "";

    public string Role { get; private set; } = "";

    public List<CheckNote> Notes { get; private init; } = [];

    public override Guid HistoryOf => CaseStudyId;

    /// <summary>Keeps what the officer wrote about each part; parts without a word have no note.</summary>
    public void Write(IEnumerable<(string Part, string Text)> notes)
    {
        var written = notes.Where(note => note.Text.Length > 0).ToList();
        Notes.RemoveAll(note => written.TrueForAll(other => other.Part != note.Part));
        foreach (var (part, text) in written)
        {
            if (Notes.Find(note => note.Part == part) is { } known)
                known.Text = text;
            else
                Notes.Add(new CheckNote { CouncilCheckId = Id, CaseStudyId = CaseStudyId, Part = part, Text = text });
        }
    }

    public void Answer(bool approved, string name, string role, DateTimeOffset now) => (Answered, Approved, Name, Role) = (now, approved, name, role);
}

/// <summary>What the council says about one part of the case.</summary>
internal sealed class CheckNote : Entity
{
    public const int TextLength = 4_000;
    public const int PartLength = 200;

    public required Guid CouncilCheckId { get; init; }

    public required Guid CaseStudyId { get; init; }

    /// <summary>The heading of the part, as it was when the council read it.</summary>
    public required string Part { get; init; }

    public required string Text { get; set; }

    public override Guid HistoryOf => CaseStudyId;
}

internal sealed class CouncilCheckMapping : IEntityTypeConfiguration<CouncilCheck>, IEntityTypeConfiguration<CheckNote>
{
    public void Configure(EntityTypeBuilder<CouncilCheck> builder)
    {
        builder.ToTable("CouncilChecks");
        builder.Property(check => check.Recipient).HasMaxLength(CouncilCheck.RecipientLength);
        builder.Property(check => check.RecipientName).HasMaxLength(CouncilCheck.NameLength);
        builder.Property(check => check.Name).HasMaxLength(CouncilCheck.NameLength);
        builder.Property(check => check.Role).HasMaxLength(CouncilCheck.NameLength);
        builder.HasMany(check => check.Notes).WithOne().HasForeignKey(note => note.CouncilCheckId);
        builder.HasOne<CaseStudy>().WithMany().HasForeignKey(check => check.CaseStudyId);
    }

    public void Configure(EntityTypeBuilder<CheckNote> builder)
    {
        builder.ToTable("CheckNotes");
        builder.Property(note => note.Part).HasMaxLength(CheckNote.PartLength);
        builder.Property(note => note.Text).HasMaxLength(CheckNote.TextLength);
    }
}
