using System.Text;
using Modular.Sdk;

namespace Modular.Host.Files;

/// <summary>What a document is, from its bytes. A file that is two things at once is refused: each type has to begin at the first byte and end at the last.</summary>
internal static class DocumentCheck
{
    public const string Unknown = "The file is none of the types that can be kept here. Choose a PDF, Word, Excel, PowerPoint, OpenDocument, CSV or text file";
    public const string BrokenPdf = "The file starts like a PDF and is not a whole one. Open it and save it as PDF again";
    public const string NotText = "The file is no plain text in UTF-8. In a spreadsheet, save it as “CSV UTF-8”";
    public const string Markup = "The file holds a web page or XML, which can be no document here";
    private const int EndOfPdf = 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (FileType? Type, string? Refusal) Of(byte[] bytes, string name)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
            return IsWholePdf(bytes) ? (FileType.Pdf, null) : (null, BrokenPdf);
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return PackedCheck.Of(bytes);
        return FileNames.EndingOf(name) switch
        {
            ".csv" => TextProblem(bytes) is { } problem ? (null, problem) : (FileType.Csv, null),
            ".txt" => TextProblem(bytes) is { } problem ? (null, problem) : (FileType.Text, null),
            _ => (null, Unknown),
        };
    }

    private static bool IsWholePdf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[^Math.Min(EndOfPdf, bytes.Length)..];
        return bytes.Length > 8 && bytes[5] is (byte)'1' or (byte)'2' && bytes[6] is (byte)'.' && end.IndexOf("startxref"u8) >= 0 && end.IndexOf("%%EOF"u8) >= 0;
    }

    private static string? TextProblem(byte[] bytes)
    {
        try
        {
            var text = Utf8.GetString(bytes).TrimStart('\uFEFF');
            return text.Any(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f')) ? NotText
                : text.TrimStart() is ['<', ..] ? Markup : null;
        }
        catch (DecoderFallbackException)
        {
            return NotText;
        }
    }
}
