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
    public const string AcceptedAction = "Accepted";

    private const string UpTo = "Up to entry";
    private const string HashOfIt = "Hash of it";
    private const string Place = "Entry ";
    private const string StoreOf = "Store of ";

    /// <summary>Entries that were there before the chain began are linked from now on.</summary>
    public static HistoryEntry Sealed(DateTimeOffset at, long last) => Of(at, Origin.Host, SealedAction, Guid.Empty, [new(UpTo, null, $"{last}")]);

    /// <summary>Somebody has said by command that the store is to be trusted as it is.</summary>
    public static HistoryEntry Accepted(DateTimeOffset at, long last) => Of(at, Origin.Host, AcceptedAction, Guid.Empty, [new(UpTo, null, $"{last}")]);

    /// <summary>The oldest entries were removed, because they need not be kept longer. What they said of where the programmes' data lie goes on to be said here.</summary>
    public static HistoryEntry Cleared(DateTimeOffset at, ChainLink last, ProvedModules modules) => Of(at, Origin.Host, ClearedAction, Guid.Empty,
        [new(UpTo, null, $"{last.Sequence}"), new(HashOfIt, null, last.Hash), .. modules.All.Where(module => module.Value is { IsKnown: true, IsThere: true })
            .Select(module => new HistoryChange(StoreOf + module.Key, null, module.Value.Store ?? module.Key))]);

    /// <summary>A person's data were erased from entries, whose contents have these digests now.</summary>
    public static HistoryEntry Erased(DateTimeOffset at, Origin origin, Guid person, IEnumerable<ChainLink> contents) =>
        Of(at, origin, ErasedAction, person, [.. contents.Select(content => new HistoryChange($"{Place}{content.Sequence}", null, content.Hash))]);

    public static long? SealedUpTo(HistoryEntry entry) => Number(Value(entry, SealedAction, UpTo));

    public static long? AcceptedUpTo(HistoryEntry entry) => Number(Value(entry, AcceptedAction, UpTo));

    public static ChainLink? ClearedUpTo(HistoryEntry entry) =>
        Number(Value(entry, ClearedAction, UpTo)) is { } last && Value(entry, ClearedAction, HashOfIt) is { } hash ? new ChainLink(last, hash) : null;

    /// <summary>The programmes' stores as they were when entries were cleared; null for the store of the programme's own name.</summary>
    public static IEnumerable<(string Module, string? Store)> StoresWhenCleared(HistoryEntry entry) => entry is not { RecordType: Trail, Action: ClearedAction } ? []
        : entry.Changes.Where(change => change.Property.StartsWith(StoreOf, StringComparison.Ordinal))
            .Select(change => (change.Property[StoreOf.Length..], change.After == change.Property[StoreOf.Length..] ? null : change.After));

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
