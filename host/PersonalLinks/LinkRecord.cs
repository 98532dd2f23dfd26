using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Sdk;

namespace Modular.Host.PersonalLinks;

/// <summary>What is kept of a personal link. The digest of its secret is not a secret: nobody can go back from it.</summary>
internal sealed class LinkRecord : Entity
{
    public const int PurposeLength = 100;
    public const int RecipientLength = 256;
    public const int DigestLength = 64;

    public required string Purpose { get; init; }

    public required Guid Record { get; init; }

    public required string Recipient { get; init; }

    public required string Digest { get; init; }

    public required DateTimeOffset Sent { get; init; }

    public required DateTimeOffset Ends { get; init; }

    public DateTimeOffset? Withdrawn { get; private set; }

    /// <summary>Not part of the history: opening a page changes nothing that anybody has to account for.</summary>
    public DateTimeOffset? Used { get; private set; }

    public override Guid HistoryOf => Record;

    public void Withdraw(DateTimeOffset now) => Withdrawn ??= now;

    public PersonalLink ToLink() => new(Id, Record, Recipient, Sent, Ends, Used, Withdrawn);
}

internal sealed class LinkMapping : IEntityTypeConfiguration<LinkRecord>
{
    public void Configure(EntityTypeBuilder<LinkRecord> builder)
    {
        builder.ToTable("PersonalLinks");
        builder.Property(link => link.Purpose).HasMaxLength(LinkRecord.PurposeLength);
        builder.Property(link => link.Recipient).HasMaxLength(LinkRecord.RecipientLength);
        builder.Property(link => link.Digest).HasMaxLength(LinkRecord.DigestLength);
        builder.HasIndex(link => link.Digest).IsUnique();
        builder.HasIndex(link => new { link.Record, link.Purpose });
    }
}
