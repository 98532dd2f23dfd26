using System.Text.Json;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Which entries of the trail somebody wants to see. What is null is not asked for.</summary>
internal sealed record TrailFilter
{
    /// <summary>A part of the name, or the id of an account or a client.</summary>
    public string? Who { get; init; }

    public string? Action { get; init; }

    /// <summary>A part of what the kind of record is called.</summary>
    public string? Kind { get; init; }

    /// <summary>The name of a module, or of the host's store.</summary>
    public string? Programme { get; init; }

    /// <summary>A record, or the larger one that it belongs to.</summary>
    public Guid? Record { get; init; }

    /// <summary>The first and the last day, as people in the United Kingdom count them.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Words in what was there before or after, or in the reason.</summary>
    public string? Text { get; init; }

    public bool Concerns(AuditStore store) => Programme is null || store.Module == Programme || store.Module == StoreDatabases.HostStore;

    public IQueryable<HistoryEntry> Of(AuditStore store, IQueryable<HistoryEntry> entries)
    {
        if (Programme is not null && store.Module != Programme)
            entries = entries.Where(entry => entry.Module == Programme);
        if (From is { } from)
            entries = entries.Where(entry => entry.At >= UkTime.StartOf(from));
        if (To is { } to)
            entries = entries.Where(entry => entry.At < UkTime.StartOf(to.AddDays(1)));
        if (Record is { } record)
            entries = entries.Where(entry => entry.HistoryOf == record || entry.RecordId == record);
        if (Action is not null)
            entries = entries.Where(entry => entry.Action == Action);
        return Words(entries);
    }

    // SQLite and PostgreSQL compare differently, unless both sides are in small letters.
#pragma warning disable CA1304, CA1311, CA1862 // Run by the database, which knows no culture.
    private IQueryable<HistoryEntry> Words(IQueryable<HistoryEntry> entries)
    {
        if (Who is not null)
        {
            var name = Who.ToLowerInvariant();
            entries = entries.Where(entry => entry.Who.ToLower().Contains(name) || entry.UserId == Who || entry.ClientId == Who);
        }
        if (Kind is not null)
        {
            var (types, name) = (TrailWords.TypesOf(Kind), Kind.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
            entries = entries.Where(entry => types.Contains(entry.RecordType) || entry.RecordType.ToLower().Contains(name));
        }
        if (Text is not null)
        {
            // As it is written in the history, where letters beyond ASCII are escaped.
            var (typed, escaped) = (Text.ToLowerInvariant(), JsonEncodedText.Encode(Text).ToString().ToLowerInvariant());
            entries = entries.Where(entry => entry.ChangesJson.ToLower().Contains(escaped) || entry.Reason!.ToLower().Contains(typed));
        }
        return entries;
    }
#pragma warning restore CA1304, CA1311, CA1862
}
