using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Host.Work;

namespace Modular.Host.Imports;

/// <summary>A file that somebody brings: matched, checked, and imported step by step. Only the person sees it.</summary>
internal sealed class ImportRecord
{
    public const int MatchLength = 4000;

    public required Guid Id { get; init; }

    public required string Module { get; init; }

    public required string Key { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid FileId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Which column of the file is which of the import, as JSON; null until the person has said so.</summary>
    public string? Match { get; private set; }

    /// <summary>The newest check; null before there is one.</summary>
    public Guid? CheckId { get; set; }

    /// <summary>The import, once it has been asked for.</summary>
    public Guid? ImportId { get; set; }

    /// <summary>The file's columns, counted from 0, by the import's column names.</summary>
    public IReadOnlyDictionary<string, int> Columns => Match is null ? new Dictionary<string, int>() : JsonSerializer.Deserialize<Dictionary<string, int>>(Match)!;

    public void SetColumns(IReadOnlyDictionary<string, int> columns) => Match = JsonSerializer.Serialize(columns);
}

internal sealed class ImportMapping : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.ToTable("Imports");
        builder.HasKey(import => import.Id);
        builder.HasIndex(import => import.AccountId);
        builder.Property(import => import.Module).HasMaxLength(WorkRecord.KeyLength);
        builder.Property(import => import.Key).HasMaxLength(WorkRecord.KeyLength);
        builder.Property(import => import.Match).HasMaxLength(ImportRecord.MatchLength);
        builder.Ignore(import => import.Columns);
    }
}
