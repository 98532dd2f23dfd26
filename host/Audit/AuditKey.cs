using System.Security.Cryptography;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>The secret under which the trail is chained. Belongs to the front; made when it is first needed, for the host's account alone.</summary>
internal sealed class AuditKey(StorageOptions storage)
{
    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Lock gate = new();
    private byte[]? value;

    public string Path { get; } = System.IO.Path.Combine(storage.Path, "keys", "audit.key");

    public byte[] Value
    {
        get
        {
            lock (gate)
                return value ??= Read() ?? Make();
        }
    }

    /// <summary>Null when there is none yet.</summary>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    public byte[]? Read()
    {
        if (!File.Exists(Path))
            return null;
        var found = File.ReadAllBytes(Path);
        return found.Length == Length ? found : throw new InvalidDataException($"{Path} is not the key of the audit trail. Put the right one back from a backup.");
    }

    private byte[] Make()
    {
        StorageServices.KeysFolder(storage);
        var draft = $"{Path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, Path);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another host on the same folder was quicker; its key holds.
            File.Delete(draft);
        }
        return Read()!;
    }
}
