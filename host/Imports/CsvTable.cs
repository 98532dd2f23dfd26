using System.Text;
using CsvHelper;

namespace Modular.Host.Imports;

/// <summary>A row of a file.</summary>
/// <param name="Number">As a spreadsheet shows it: the heading is 1.</param>
/// <param name="Cells">Its cells, as many as it has.</param>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Cells);

/// <summary>A CSV file that somebody brings, whichever program has written it: UTF-8 or Windows-1252, with commas, semicolons or tabs.</summary>
internal sealed record CsvTable(IReadOnlyList<string> Headings, IReadOnlyList<CsvLine> Lines, string Encoding, string Separator)
{
    public const int MostBytes = 5_000_000;
    public const int MostRows = 20_000;
    public const int MostColumns = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        HasHeader = false,
        // An empty line counts, or the numbers would not be those of the spreadsheet.
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    /// <returns>The table, or in one sentence why the file cannot be read and what to do.</returns>
    public static (CsvTable? Table, string? Problem) Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes)
            return (null, $"The file must be smaller than {MostBytes / 1_000_000} MB. Split it into several");
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return (null, "The file is a workbook. In your spreadsheet choose “Save as” and “CSV UTF-8”, and upload that file");
        if (content.IndexOf((byte)0) >= 0)
            return (null, "The file is not a CSV file, or one in an encoding that cannot be read. Save it as “CSV UTF-8”");
        var (text, encoding) = Decode(content);
        try
        {
            return Read(text, encoding);
        }
        catch (CsvFormatException exception)
        {
            return (null, $"A quotation mark in the file is not closed, or stands where it cannot: {exception.Message.TrimEnd('.')}");
        }
    }

    private static (CsvTable?, string?) Read(string text, string encoding)
    {
        using var csv = CsvReader.FromText(text, Options);
        var lines = new List<CsvLine>();
        for (var number = 1; csv.Read(); number++)
        {
            var cells = new string[csv.FieldCount];
            for (var field = 0; field < cells.Length; field++)
                cells[field] = Unescaped(csv.GetString(field));
            if (number > 1 && Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                continue;
            if (lines.Count > MostRows)
                return (null, $"The file must have at most {MostRows:#,0} rows. Split it into several");
            lines.Add(new CsvLine(number, cells));
        }
        if (lines is not [var first, ..] || first.Cells.All(string.IsNullOrWhiteSpace))
            return (null, "The file is empty, or its first row is. The first row names the columns");
        if (first.Cells.Count > MostColumns)
            return (null, $"The file must have at most {MostColumns} columns");
        if (lines.Count == 1)
            return (null, "The file has a heading and no rows below it");
        var separator = csv.Separator switch { ',' => "commas", ';' => "semicolons", '\t' => "tabs", _ => "vertical bars" };
        return (new CsvTable([.. first.Cells.Select(cell => cell.Trim())], [.. lines.Skip(1)], encoding, separator), null);
    }

    /// <summary>Most bytes that are not English are not UTF-8 by accident; what is not UTF-8 was most likely written by a spreadsheet in the UK.</summary>
    private static (string Text, string Encoding) Decode(ReadOnlySpan<byte> content)
    {
        var bytes = content.StartsWith(System.Text.Encoding.UTF8.Preamble) ? content[3..] : content;
        try
        {
            return (Strict.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content), "Windows-1252");
        }
    }

    /// <summary>Our own downloads put an apostrophe before what a spreadsheet would run as a formula.</summary>
    private static string Unescaped(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;
}
