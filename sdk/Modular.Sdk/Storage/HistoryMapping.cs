using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Sdk;

/// <summary>The table that every store has.</summary>
internal sealed class HistoryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("History");
        builder.Ignore(entry => entry.Changes);
        builder.Property(entry => entry.Who).HasMaxLength(HistoryEntry.NameLength);
        builder.Property(entry => entry.UserId).HasMaxLength(100);
        builder.Property(entry => entry.ClientId).HasMaxLength(100);
        builder.Property(entry => entry.RequestId).HasMaxLength(100);
        builder.Property(entry => entry.Reason).HasMaxLength(HistoryEntry.ReasonLength);
        builder.Property(entry => entry.Module).HasMaxLength(HistoryEntry.NameLength);
        builder.Property(entry => entry.Action).HasMaxLength(20);
        builder.Property(entry => entry.RecordType).HasMaxLength(100);
        builder.Property(entry => entry.Hash).HasMaxLength(HistoryEntry.HashLength);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(HistoryEntry.HashLength);
        builder.Property(entry => entry.ContentHash).HasMaxLength(HistoryEntry.HashLength);
        builder.Property(entry => entry.Salt).HasMaxLength(HistoryEntry.HashLength);
        builder.HasIndex(entry => new { entry.HistoryOf, entry.At });
        builder.HasIndex(entry => new { entry.UserId, entry.At });
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => entry.RecordId);
        // Two hosts that both thought they were next: the second fails instead of forking the chain.
        builder.HasIndex(entry => entry.Sequence).IsUnique();
    }
}
