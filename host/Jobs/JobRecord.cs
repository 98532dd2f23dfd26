using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Host.Jobs;

internal enum JobOutcome
{
    Done,
    Failed,

    /// <summary>Cut short by a switch or a stop: still due.</summary>
    Stopped,
}

/// <summary>What is known of a job: when it is due, who runs it now, and what came of its last run.</summary>
internal sealed record JobRecord
{
    public const int KeyLength = 100;
    public const int MessageLength = 500;

    public required string Module { get; init; }

    public required string Key { get; init; }

    /// <summary>The schedule that the next due time was worked out from.</summary>
    public required string Schedule { get; init; }

    public required DateTimeOffset NextDue { get; init; }

    /// <summary>The generation of a host that runs it now; null when nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>When the owner is taken to be gone, unless it says again that it is there.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How often it was started since it fell due.</summary>
    public int Starts { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Null before the first run, and while one is on its way.</summary>
    public JobOutcome? Outcome { get; init; }

    public string? Message { get; init; }

    public bool IsRunning(DateTimeOffset now) => Owner is not null && Until > now;

    public bool IsDue(DateTimeOffset now) => NextDue <= now && !IsRunning(now);
}

internal sealed class JobRecordMapping : IEntityTypeConfiguration<JobRecord>
{
    public void Configure(EntityTypeBuilder<JobRecord> builder)
    {
        builder.ToTable("Jobs");
        builder.HasKey(job => new { job.Module, job.Key });
        builder.Property(job => job.Module).HasMaxLength(JobRecord.KeyLength);
        builder.Property(job => job.Key).HasMaxLength(JobRecord.KeyLength);
        builder.Property(job => job.Schedule).HasMaxLength(JobRecord.KeyLength);
        builder.Property(job => job.Owner).HasMaxLength(2 * JobRecord.KeyLength);
        builder.Property(job => job.Message).HasMaxLength(JobRecord.MessageLength);
    }
}
