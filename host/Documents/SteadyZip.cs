using System.IO.Compression;

namespace Modular.Host.Documents;

/// <summary>Writes a package anew with one date for all parts and in one order: caches and tests compare bytes.</summary>
internal static class SteadyZip
{
    public static byte[] Of(byte[] package, DateTime date)
    {
        using var written = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The list of content types comes first, as readers that stream expect it.
            foreach (var part in from.Entries.OrderBy(part => part.FullName != "[Content_Types].xml").ThenBy(part => part.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(part.FullName);
                copy.LastWriteTime = date;
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }
        return written.ToArray();
    }
}
