using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Modular.Sdk;

namespace Modular.Host.Files;

/// <summary>Office files are packed folders. They are unpacked once, to see what they are, that they carry no macros, and that they do not explode.</summary>
internal static class PackedCheck
{
    public const string Broken = "The file is packed, and is no whole Word, Excel, PowerPoint or OpenDocument file";
    public const string Macros = "The file holds macros or controls, which can run on readers’ machines. Save it without them";
    public const string Bomb = "The file is far larger unpacked than it looks";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";
    private const int MostEntries = 5_000;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int MostOfList = 1024 * 1024;
    private const int EndLength = 22;

    private static readonly FrozenDictionary<string, FileType> Office = new Dictionary<string, FileType>
    {
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"] = FileType.Word,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"] = FileType.Excel,
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"] = FileType.PowerPoint,
    }.ToFrozenDictionary();

    public static (FileType? Type, string? Refusal) Of(byte[] bytes)
    {
        // Nothing behind the end of the archive: what follows could be another file.
        if (bytes.Length < EndLength || !bytes.AsSpan(bytes.Length - EndLength).StartsWith("PK\u0005\u0006"u8))
            return (null, Broken);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries || IsBomb(archive))
                return (null, Bomb);
            if (archive.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1) || archive.Entries.Any(LeadsOutside))
                return (null, Broken);
            var (type, hasMacros) = archive.GetEntry("[Content_Types].xml") is { } list ? OfOffice(archive, list) : OfOpenDocument(archive);
            return type is null && !hasMacros ? (null, Broken) : hasMacros ? (null, Macros) : (type, null);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or DecoderFallbackException)
        {
            return (null, Broken);
        }
    }

    /// <summary>What an entry says of its size is not believed.</summary>
    private static bool IsBomb(ZipArchive archive)
    {
        var (buffer, unpacked) = (new byte[81920], 0L);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                if ((unpacked += read) > MostUnpacked)
                    return true;
            }
        }
        return false;
    }

    private static bool LeadsOutside(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Contains(':', StringComparison.Ordinal) || entry.FullName.Split('/').Contains("..");

    private static (FileType? Type, bool HasMacros) OfOffice(ZipArchive archive, ZipArchiveEntry list)
    {
        var types = ContentTypes(list);
        var macros = types.Any(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                || type.Contains("activeX", StringComparison.OrdinalIgnoreCase))
            || archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase));
        return (types.Select(Office.GetValueOrDefault).FirstOrDefault(type => type is not null), macros);
    }

    private static List<string> ContentTypes(ZipArchiveEntry list)
    {
        using var reader = XmlReader.Create(list.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostOfList, CloseInput = true });
        var types = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
                types.Add(type);
        }
        return types;
    }

    /// <summary>The first entry, not compressed, is the type and nothing else.</summary>
    private static (FileType? Type, bool HasMacros) OfOpenDocument(ZipArchive archive)
    {
        if (archive.Entries is not [{ FullName: "mimetype", Length: < 100 } first, ..] || first.CompressedLength != first.Length || archive.GetEntry("content.xml") is null)
            return (null, false);
        using var reader = new StreamReader(first.Open(), Encoding.ASCII);
        var type = reader.ReadToEnd();
        return (FileType.All.FirstOrDefault(known => known.ContentType == type && type.StartsWith(OpenDocument, StringComparison.Ordinal)),
            archive.Entries.Any(entry => entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)));
    }
}
