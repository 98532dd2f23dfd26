using System.ComponentModel.DataAnnotations;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

/// <summary>What a reader without an account wrote about a case. Editors see it; the public sees no more than the council of one that was accepted as reuse.</summary>
internal sealed class ReaderMessage : Entity
{
    public const int TextLength = 4_000;
    public const int ShortLength = 120;
    public const int AddressLength = 256;

    public required Guid CaseStudyId { get; init; }
    public required MessageKind Kind { get; init; }

    /// <summary>The council that did the same; null for other messages.</summary>
    public CouncilCode? Council { get; init; }

    public required string Text { get; init; }
    public string Name { get; init; } = "";

    [Display(Name = "E-mail address")]
    public string Address { get; init; } = "";

    public required DateTimeOffset Received { get; init; }
    public MessageState State { get; private set; }

    /// <summary>When it was sent on to the council’s officer; null when it was not.</summary>
    [Display(Name = "Sent on")]
    public DateTimeOffset? SentOn { get; private set; }

    public override Guid HistoryOf => CaseStudyId;

    public bool MayBeAccepted => Kind == MessageKind.Reuse && State != MessageState.Accepted && Council is not null;

    public void Close() => State = MessageState.Closed;

    /// <exception cref="InvalidOperationException">It is not about a council that did the same, or is accepted already.</exception>
    public void Accept() => State = MayBeAccepted ? MessageState.Accepted : throw new InvalidOperationException("Only what says that a council did the same can be accepted, once.");

    public void SendOn(DateTimeOffset now) => (State, SentOn) = (MessageState.Closed, now);
}

internal sealed class ReaderMessageMapping : IEntityTypeConfiguration<ReaderMessage>
{
    public void Configure(EntityTypeBuilder<ReaderMessage> builder)
    {
        builder.ToTable("ReaderMessages");
        builder.Property(message => message.Text).HasMaxLength(ReaderMessage.TextLength);
        builder.Property(message => message.Name).HasMaxLength(ReaderMessage.ShortLength);
        builder.Property(message => message.Address).HasMaxLength(ReaderMessage.AddressLength);
        builder.HasIndex(message => new { message.CaseStudyId, message.State });
        builder.HasIndex(message => message.State);
        builder.HasOne<CaseStudy>().WithMany().HasForeignKey(message => message.CaseStudyId);
    }
}
