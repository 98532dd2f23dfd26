using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Host.Api.Idempotency;

/// <summary>What a post with an idempotency key was answered, so that the same post sent again gets the same answer and does nothing twice.</summary>
internal sealed record IdempotentAnswer
{
    public const int CallerLength = 200;
    public const int KeyLength = 200;
    public const int HeaderLength = 1000;

    /// <summary>Nobody replays another caller's answers.</summary>
    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>A hash of the method, address and body.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null while the first one is being answered.</summary>
    public int? Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? Tag { get; init; }

    /// <summary>As base 64.</summary>
    public string? Body { get; init; }
}

internal sealed class IdempotentAnswerMapping : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.ToTable("IdempotentAnswers");
        builder.HasKey(answer => new { answer.Caller, answer.Key });
        builder.HasIndex(answer => answer.At);
        builder.Property(answer => answer.Caller).HasMaxLength(IdempotentAnswer.CallerLength);
        builder.Property(answer => answer.Key).HasMaxLength(IdempotentAnswer.KeyLength);
        builder.Property(answer => answer.Fingerprint).HasMaxLength(64);
        builder.Property(answer => answer.ContentType).HasMaxLength(IdempotentAnswer.HeaderLength);
        builder.Property(answer => answer.Location).HasMaxLength(IdempotentAnswer.HeaderLength);
        builder.Property(answer => answer.Tag).HasMaxLength(IdempotentAnswer.HeaderLength);
    }
}
