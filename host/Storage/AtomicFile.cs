namespace Modular.Host.Storage;

/// <summary>Replaces a small file as a whole: after a kill there is the old one or the new one, never half of it.</summary>
internal static class AtomicFile
{
    public static void Write(string path, byte[] content, bool toDisk = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(toDisk);
        }
        File.Move(draft, path, overwrite: true);
    }
}
