using System.Text.Json;

namespace Modular.Sdk;

/// <summary>
/// One line of a store's history: who did what, and when. Written by the store itself in the transaction of the change, and linked to the line before it, so
/// that a line that is altered, taken away or put in later is found. A store refuses to save a changed or removed one.
/// </summary>
public sealed class HistoryEntry
{
    internal const int NameLength = 200;
    internal const int ReasonLength = 500;
    internal const int HashLength = 64;

    /// <summary>A version-7 GUID: entries sort by time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the person or of the part of the system (see <see cref="ICurrentUser.Name"/>).</summary>
    public required string Who { get; init; }

    /// <summary>The account behind <see cref="Who"/>; null when the system itself was at work.</summary>
    public string? UserId { get; init; }

    /// <summary>The partner system that acted, by its client id; null when none did.</summary>
    public string? ClientId { get; init; }

    /// <summary>The request in which it happened, as the log names it; null when there was none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Why, in the words of the person who was asked (see <see cref="IAudit.Because"/>); null when nobody was.</summary>
    public string? Reason { get; init; }

    /// <summary>The module that the entry is about, when it stands in the host's store: of a view or a download; null otherwise.</summary>
    public string? Module { get; init; }

    /// <summary>“Added”, “Changed” or “Removed”; in the host's store also what was done without changing a record, such as “Signed in” or “Viewed”.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of record, for example “Award”.</summary>
    public required string RecordType { get; init; }

    /// <summary>The id of the record that changed.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The record whose History tab shows the entry (see <see cref="Entity.HistoryOf"/>).</summary>
    public required Guid HistoryOf { get; init; }

    /// <summary>The changed properties as a JSON array of <see cref="HistoryChange"/>.</summary>
    public required string ChangesJson { get; init; }

    /// <summary>The place in the store's chain: 1, 2, 3 …; null for an entry that was there before the chain began and has no place yet.</summary>
    public long? Sequence { get; internal set; }

    /// <summary>Proves the entry and all before it; null for as long as <see cref="Sequence"/> is.</summary>
    public string? Hash { get; internal set; }

    /// <summary>The <see cref="Hash"/> of the entry before; empty for the first.</summary>
    internal string? PreviousHash { get; set; }

    /// <summary>The digest of who, before and after, and reason, under <see cref="Salt"/>. Stays when those are erased.</summary>
    internal string? ContentHash { get; set; }

    /// <summary>Random; replaced when a person's data are erased, so that nobody can guess them from the digest.</summary>
    internal string? Salt { get; set; }

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
