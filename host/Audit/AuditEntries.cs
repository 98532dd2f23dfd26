using System.Text.Json;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>What is done to the trail itself, as entries of it that <c>audit verify</c> understands.</summary>
internal static class AuditEntries
{
    /// <summary>The kind of record that these are about.</summary>
    public const string Trail = "History";

    public const string SealedAction = "Sealed";
    public const string ClearedAction = "Cleared";
    public const string ErasedAction = "Erased";

    private const string UpTo = "Up to entry";
    private const string HashOfIt = "Hash of it";
    private const string Place = "Entry ";

    /// <summary>Entries that were there before the chain began are linked from now on.</summary>
    public static HistoryEntry Sealed(DateTimeOffset at, long last) => Of(at, Origin.Host, SealedAction, Guid.Empty, [new(UpTo, null, $"{last}")]);

    /// <summary>The oldest entries were removed, because they need not be kept longer.</summary>
    public static HistoryEntry Cleared(DateTimeOffset at, ChainLink last) =>
        Of(at, Origin.Host, ClearedAction, Guid.Empty, [new(UpTo, null, $"{last.Sequence}"), new(HashOfIt, null, last.Hash)]);

    /// <summary>A person's data were erased from entries, whose contents have these digests now.</summary>
    public static HistoryEntry Erased(DateTimeOffset at, Origin origin, Guid person, IEnumerable<ChainLink> contents) =>
        Of(at, origin, ErasedAction, person, [.. contents.Select(content => new HistoryChange($"{Place}{content.Sequence}", null, content.Hash))]);

    public static long? SealedUpTo(HistoryEntry entry) => Number(Value(entry, SealedAction, UpTo));

    public static ChainLink? ClearedUpTo(HistoryEntry entry) =>
        Number(Value(entry, ClearedAction, UpTo)) is { } last && Value(entry, ClearedAction, HashOfIt) is { } hash ? new ChainLink(last, hash) : null;

    public static IEnumerable<ChainLink> ErasedFrom(HistoryEntry entry) => entry is not { RecordType: Trail, Action: ErasedAction } ? []
        : entry.Changes.Where(change => change.Property.StartsWith(Place, StringComparison.Ordinal) && Number(change.Property[Place.Length..]) is not null)
            .Select(change => new ChainLink(Number(change.Property[Place.Length..])!.Value, change.After ?? ""));

    /// <summary>The same entry at another moment.</summary>
    public static HistoryEntry At(DateTimeOffset at, HistoryEntry entry) => new()
    {
        Id = entry.Id,
        At = at,
        Who = entry.Who,
        UserId = entry.UserId,
        ClientId = entry.ClientId,
        RequestId = entry.RequestId,
        Reason = entry.Reason,
        Module = entry.Module,
        Action = entry.Action,
        RecordType = entry.RecordType,
        RecordId = entry.RecordId,
        HistoryOf = entry.HistoryOf,
        ChangesJson = entry.ChangesJson,
    };

    public static HistoryEntry Of(DateTimeOffset at, Origin origin, string action, Guid record, List<HistoryChange> changes, string kind = Trail, string? module = null) => new()
    {
        At = at,
        Who = origin.Who,
        UserId = origin.UserId,
        ClientId = origin.ClientId,
        RequestId = origin.RequestId,
        Reason = origin.Reason,
        Module = module,
        Action = action,
        RecordType = kind,
        RecordId = record,
        HistoryOf = record,
        ChangesJson = Json(changes),
    };

    public static string Json(List<HistoryChange> changes) => JsonSerializer.Serialize(changes, HistoryJson.Default.ListHistoryChange);

    private static string? Value(HistoryEntry entry, string action, string property) => entry.RecordType == Trail && entry.Action == action
        ? entry.Changes.FirstOrDefault(change => change.Property == property)?.After : null;

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
