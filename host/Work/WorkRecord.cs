using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Sdk;

namespace Modular.Host.Work;

internal enum WorkState
{
    /// <summary>Nobody has begun yet, or it was cut short and is begun anew.</summary>
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>A piece of background work: who started it with what, who runs it now, how far it is, and what came of it.</summary>
internal sealed record WorkRecord
{
    public const int KeyLength = 100;
    public const int TextLength = 500;
    public const int ScopesLength = 2000;

    public required Guid Id { get; init; }

    public required string Module { get; init; }

    public required string Key { get; init; }

    /// <summary>The programme's and the work's name when it was started: what is shown when the programme is switched off.</summary>
    public required string Programme { get; init; }

    public required string Title { get; init; }

    public required Guid AccountId { get; init; }

    public required string Who { get; init; }

    public string? ClientId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>What the token allowed with which it was started; null when the person was signed in.</summary>
    public string? Scopes { get; init; }

    public required string Input { get; init; }

    public Guid? FileId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WorkState State { get; init; }

    public string? Owner { get; init; }

    /// <summary>When the owner is taken to be gone, unless it says again that it is there; without an owner, when it may be begun.</summary>
    public DateTimeOffset? Until { get; init; }

    public int Starts { get; init; }

    public bool CancelAsked { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int Done { get; init; }

    public int? Total { get; init; }

    /// <summary>What it is at.</summary>
    public string? Doing { get; init; }

    /// <summary>What came of it, or why nothing did.</summary>
    public string? Summary { get; init; }

    public string? Link { get; init; }

    public string? LinkText { get; init; }

    /// <summary>How many rows the report has.</summary>
    public int Rows { get; init; }

    public bool HasEnded => State is WorkState.Done or WorkState.Failed or WorkState.Cancelled;
}

/// <summary>A file that background work or an import was given.</summary>
internal sealed record WorkFileRecord
{
    public const int NameLength = 200;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset KeptSince { get; init; }
}

/// <summary>A row of the report of background work.</summary>
internal sealed record WorkReportRow
{
    public const int CellLength = 200;

    public required Guid WorkId { get; init; }

    /// <summary>1, 2, 3 … in the order in which the rows came.</summary>
    public required int Position { get; init; }

    public required int Number { get; init; }

    public required WorkSeverity Severity { get; init; }

    public string? Key { get; init; }

    public string? Column { get; init; }

    public string? Value { get; init; }

    public required string Message { get; init; }
}

internal sealed class WorkMapping : IEntityTypeConfiguration<WorkRecord>, IEntityTypeConfiguration<WorkFileRecord>, IEntityTypeConfiguration<WorkReportRow>
{
    public void Configure(EntityTypeBuilder<WorkRecord> builder)
    {
        builder.ToTable("Work");
        builder.HasKey(work => work.Id);
        builder.HasIndex(work => work.AccountId);
        builder.HasIndex(work => work.State);
        foreach (var key in new[] { nameof(WorkRecord.Module), nameof(WorkRecord.Key), nameof(WorkRecord.ClientId), nameof(WorkRecord.RequestId) })
            builder.Property(key).HasMaxLength(WorkRecord.KeyLength);
        foreach (var name in new[] { nameof(WorkRecord.Programme), nameof(WorkRecord.Title), nameof(WorkRecord.Who), nameof(WorkRecord.Owner), nameof(WorkRecord.LinkText) })
            builder.Property(name).HasMaxLength(2 * WorkRecord.KeyLength);
        foreach (var text in new[] { nameof(WorkRecord.Doing), nameof(WorkRecord.Summary), nameof(WorkRecord.Link) })
            builder.Property(text).HasMaxLength(WorkRecord.TextLength);
        builder.Property(work => work.Scopes).HasMaxLength(WorkRecord.ScopesLength);
        builder.Property(work => work.Input).HasMaxLength(WorkRun.InputLength);
    }

    public void Configure(EntityTypeBuilder<WorkFileRecord> builder)
    {
        builder.ToTable("WorkFiles");
        builder.HasKey(file => file.Id);
        builder.Property(file => file.Name).HasMaxLength(WorkFileRecord.NameLength);
    }

    public void Configure(EntityTypeBuilder<WorkReportRow> builder)
    {
        builder.ToTable("WorkReportRows");
        builder.HasKey(row => new { row.WorkId, row.Position });
        builder.HasOne<WorkRecord>().WithMany().HasForeignKey(row => row.WorkId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(row => row.Key).HasMaxLength(WorkReportRow.CellLength);
        builder.Property(row => row.Column).HasMaxLength(WorkReportRow.CellLength);
        builder.Property(row => row.Value).HasMaxLength(WorkReportRow.CellLength);
        builder.Property(row => row.Message).HasMaxLength(WorkRecord.TextLength);
    }
}
