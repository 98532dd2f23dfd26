using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>
/// What an entry is hashed to. Each field is preceded by its length, so that no two entries give the same bytes. Who, before and after, and the reason count
/// through a salted digest that is kept beside them: they can be erased, and the chain still holds.
/// </summary>
internal static class ChainHash
{
    /// <summary>Which fields are hashed, and in which order. Another one needs another word.</summary>
    private const string Scheme = "modular-audit-1";

    /// <summary>What the first entry has in the place of a predecessor.</summary>
    public const string Beginning = "";

    private const int SaltLength = 16;

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>The digest of what can be erased.</summary>
    public static string ContentOf(string? salt, string who, string changes, string? reason) =>
        Hash(Encoding.UTF8.GetBytes(salt ?? ""), who, changes, reason);

    public static string ContentOf(HistoryEntry entry) => ContentOf(entry.Salt, entry.Who, entry.ChangesJson, entry.Reason);

    /// <param name="key">The key of the trail.</param>
    /// <param name="module">Whose store it is, so that an entry of one store is none of another.</param>
    /// <param name="entry">The entry, with its predecessor's hash.</param>
    /// <param name="sequence">The place for which it is hashed.</param>
    public static string Of(byte[] key, string module, HistoryEntry entry, long sequence) => Hash(key,
        Scheme, module, entry.PreviousHash, Text(sequence), entry.Id.ToString(), Text(entry.At.UtcTicks), entry.UserId, entry.ClientId, entry.Action, entry.RecordType,
        entry.RecordId.ToString(), entry.HistoryOf.ToString(), entry.RequestId, entry.Module, entry.ContentHash);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hash(byte[] key, params ReadOnlySpan<string?> fields)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var field in fields)
        {
            var text = field is null ? null : Encoding.UTF8.GetBytes(field);
            writer.Write(text?.Length ?? -1);
            writer.Write(text ?? []);
        }
        writer.Flush();
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
