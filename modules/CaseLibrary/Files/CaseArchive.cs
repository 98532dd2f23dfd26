using System.IO.Compression;
using System.Text;
using CaseLibrary.Data;

namespace CaseLibrary.Files;

/// <summary>A zip of case files, one for each case.</summary>
internal static class CaseArchive
{
    public const int MostFiles = 1_000;

    /// <summary>Unpacked; a file of a case is a few kilobytes.</summary>
    public const int MostBytesOfAFile = 500_000;
    public const int MostBytes = 50_000_000;

    // A fixed day, so that the same cases give the same bytes.
    private static readonly DateTimeOffset Written = new(2014, 1, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Of(IEnumerable<CaseStudy> cases)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var study in cases.OrderBy(study => study.Slug, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(CaseFileText.NameOf(study));
                entry.LastWriteTime = Written;
                using var content = entry.Open();
                content.Write(Utf8.GetBytes(CaseFileText.Of(study)));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The Markdown files in a zip, also in folders. Folders and hidden files are passed over, anything else is refused.</summary>
    /// <exception cref="CaseFileException">It is not a zip of case files, or is too large.</exception>
    public static async Task<IReadOnlyList<(string Name, string Text)>> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Utf8);
            var entries = zip.Entries.Where(entry => entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
            if (entries.Count is 0 or > MostFiles)
                throw new CaseFileException(entries.Count == 0 ? "The zip holds no files." : $"The zip holds more than {MostFiles} files.");
            var files = new List<(string, string)>();
            var left = MostBytes;
            foreach (var entry in entries)
            {
                var bytes = await BytesAsync(entry, Math.Min(left, MostBytesOfAFile), cancellation);
                left -= bytes.Length;
                files.Add((entry.Name, Utf8.GetString(bytes)));
            }
            return files;
        }
        catch (InvalidDataException broken)
        {
            throw new CaseFileException("This is not a zip file, or it is damaged.", broken);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new CaseFileException("A file is not written in UTF-8. Save it with that encoding.", wrong);
        }
    }

    // What the zip says about sizes is not believed.
    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry, int most, CancellationToken cancellation)
    {
        await using var content = await entry.OpenAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[16_384];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > most)
                throw new CaseFileException($"{entry.Name} is too large for the text of a case.");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
