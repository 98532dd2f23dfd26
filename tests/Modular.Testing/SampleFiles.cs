using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Modular.Testing;

/// <summary>Small real files of each type, and ones that are not what they seem.</summary>
public static class SampleFiles
{
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    public const string PowerPointType = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("""
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
        trailer<</Root 1 0 R/Size 4>>
        startxref
        0
        %%EOF
        """);

    /// <summary>A GIF of one black pixel.</summary>
    public static byte[] Gif { get; } = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static byte[] Png(int width, int height) => Image(width, height, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(int width, int height) => Image(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] WebP(int width, int height) => Image(width, height, SKEncodedImageFormat.Webp);

    /// <summary>Red above on the left, green below on the left, blue on the right.</summary>
    public static byte[] Image(int width, int height, SKEncodedImageFormat format)
    {
        using var image = new SKBitmap(width, height);
        using var canvas = new SKCanvas(image);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        using var green = new SKPaint { Color = SKColors.Lime };
        canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        canvas.DrawRect(0, height / 2f, width / 2f, height / 2f, green);
        using var encoded = image.Encode(format, 95);
        return encoded.ToArray();
    }

    /// <summary>As a telephone writes it: how it was held, by whom, and where.</summary>
    public static byte[] JpegWithPlace(int width, int height, byte orientation)
    {
        var tiff = new List<byte>([.. "MM\0*"u8, 0, 0, 0, 8, 0, 3]);
        tiff.AddRange([0x01, 0x0F, 0, 2, 0, 0, 0, 8, 0, 0, 0, 50]); // maker, at 50
        tiff.AddRange([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        tiff.AddRange([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 58]); // places, at 58
        tiff.AddRange([0, 0, 0, 0, .. "SECRETS\0"u8]);
        tiff.AddRange([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 0, 0, 0]);
        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        var jpeg = Jpeg(width, height);
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, .. jpeg[2..]];
    }

    /// <summary>A PNG that says it is of this size, and holds next to nothing.</summary>
    public static byte[] PngThatSays(int width, int height)
    {
        var png = Png(1, 1);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>A Word, Excel or PowerPoint file of this main type, with more entries where asked.</summary>
    public static byte[] Office(string mainType, params (string Name, string Text)[] more) => Packed([("[Content_Types].xml",
        $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="{mainType}"/></Types>"""), ("main.xml", "<x/>"), .. more]);

    /// <summary>An OpenDocument file: <c>text</c>, <c>spreadsheet</c> or <c>presentation</c>.</summary>
    public static byte[] OpenDocument(string kind, params (string Name, string Text)[] more) =>
        Packed([("mimetype", "application/vnd.oasis.opendocument." + kind), ("content.xml", "<x/>"), .. more]);

    public static byte[] Packed(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var content = archive.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A Word file of some 400 KB that becomes 400 MB.</summary>
    public static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Office(WordType));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = archive.CreateEntry("media/nothing.bin").Open();
            var nothing = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 400; megabyte++)
                content.Write(nothing);
        }
        return bytes.ToArray();
    }

    /// <summary>The check sum of a PNG's chunks.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
