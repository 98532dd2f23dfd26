using Modular.Host.Storage;

namespace Modular.Host.Mail;

/// <summary>Where letters lie: in the outbox until they are delivered, in the pickup folder when there is no mail server, and aside when they cannot be delivered.</summary>
internal sealed class MailFolders(StorageOptions storage)
{
    public string Outbox { get; } = Path.Combine(storage.Path, "outbox");

    public string Undelivered { get; } = Path.Combine(storage.Path, "outbox", "undelivered");

    public string Pickup { get; } = Path.Combine(storage.Path, "mail");

    /// <summary>In the order in which they were written: their names are version-7 GUIDs.</summary>
    public static IReadOnlyList<string> Letters(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal)] : [];

    public static void Move(string letter, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Move(letter, Path.Combine(folder, Path.GetFileName(letter)), overwrite: true);
    }
}
