using System.Collections.Frozen;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>What the trail's codes are called on pages.</summary>
internal static class TrailWords
{
    /// <summary>The actions that the host writes; the first three are those of records.</summary>
    public static readonly IReadOnlyList<string> Actions =
    [
        "Added", "Changed", "Removed", "Signed in", "Sign-in failed", "Signed out", "Viewed", "Downloaded", "Exported", "Started",
        AuditEntries.ErasedAction, AuditEntries.ClearedAction, AuditEntries.SealedAction, AuditEntries.AcceptedAction,
    ];

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["IdentityUserClaim`1"] = "Permission of a person",
        ["IdentityUserRole`1"] = "Role of a person",
        ["IdentityRole`1"] = "Role",
        ["IdentityRoleClaim`1"] = "Permission of a role",
        ["ModuleRecord"] = "Programme",
        [AuditEntries.Trail] = "Audit trail",
    }.ToFrozenDictionary();

    /// <summary>“CaseStudy” → “Case study”</summary>
    public static string KindOf(string recordType) => Kinds.GetValueOrDefault(recordType) ?? StoredValue.Words(recordType);

    /// <summary>The types that are called so, where that is not their own name.</summary>
    public static IReadOnlyList<string> TypesOf(string words) =>
        [.. Kinds.Where(kind => kind.Value.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(kind => kind.Key)];
}
