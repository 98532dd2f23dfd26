using System.Text.Json;

namespace Modular.Sdk;

/// <summary>One line of a store's history: who changed what, and when. Written by the store itself in the transaction of the change.</summary>
public sealed class HistoryEntry
{
    /// <summary>A version-7 GUID: entries sort by time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the person or of the part of the system (see <see cref="ICurrentUser.Name"/>).</summary>
    public required string Who { get; init; }

    /// <summary>The account behind <see cref="Who"/>; null when the system itself was at work.</summary>
    public string? UserId { get; init; }

    /// <summary>“Added”, “Changed” or “Removed”.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of record, for example “Award”.</summary>
    public required string RecordType { get; init; }

    /// <summary>The id of the record that changed.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The record whose History tab shows the entry (see <see cref="Entity.HistoryOf"/>).</summary>
    public required Guid HistoryOf { get; init; }

    /// <summary>The changed properties as a JSON array of <see cref="HistoryChange"/>.</summary>
    public required string ChangesJson { get; init; }

    /// <summary>The changed properties: all that had a value for a record that was added or removed.</summary>
    public IReadOnlyList<HistoryChange> Changes => JsonSerializer.Deserialize(ChangesJson, HistoryJson.Default.HistoryChangeArray) ?? [];
}

/// <summary>One property before and after a change.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Before">The value before, as text; null when there was none.</param>
/// <param name="After">The value after, as text; null when there is none.</param>
public sealed record HistoryChange(string Property, string? Before, string? After);

[System.Text.Json.Serialization.JsonSerializable(typeof(HistoryChange[]))]
[System.Text.Json.Serialization.JsonSerializable(typeof(List<HistoryChange>))]
internal sealed partial class HistoryJson : System.Text.Json.Serialization.JsonSerializerContext;
