using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Host.Accounts.Sessions;

/// <summary>One sign-in of one person in one browser.</summary>
internal sealed record AccountSession
{
    public const int TextLength = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>To about a minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>In plain words: “Firefox on Windows”.</summary>
    public required string Browser { get; init; }

    /// <summary>The network, not the machine: “192.0.2.x”.</summary>
    public required string Network { get; init; }
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Browser).HasMaxLength(AccountSession.TextLength);
        builder.Property(session => session.Network).HasMaxLength(AccountSession.TextLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
        builder.HasIndex(session => new { session.AccountId, session.SeenAt });
    }
}
