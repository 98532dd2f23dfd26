using System.Text;
using Modular.Host.Files;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Files;

public sealed class DocumentTests : IDisposable
{
    private readonly FileChecks checks = new();

    public void Dispose() => checks.Dispose();

    public static TheoryData<string, byte[], string, string> Good => new()
    {
        { "report", SampleFiles.Pdf, "report.pdf", "application/pdf" },
        { "report.exe", SampleFiles.Pdf, "report.pdf", "application/pdf" },
        { "letter.docx", SampleFiles.Office(SampleFiles.WordType), "letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "figures.docx", SampleFiles.Office(SampleFiles.ExcelType), "figures.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "talk.pptx", SampleFiles.Office(SampleFiles.PowerPointType), "talk.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
        { "letter.odt", SampleFiles.OpenDocument("text"), "letter.odt", "application/vnd.oasis.opendocument.text" },
        { "figures.ods", SampleFiles.OpenDocument("spreadsheet"), "figures.ods", "application/vnd.oasis.opendocument.spreadsheet" },
        { "talk.odp", SampleFiles.OpenDocument("presentation"), "talk.odp", "application/vnd.oasis.opendocument.presentation" },
        { "Income.CSV", Encoding.UTF8.GetBytes("\uFEFFyear,£\r\n2014,5\r\n"), "income.csv", "text/csv; charset=utf-8" },
        { "notes.txt", Encoding.UTF8.GetBytes("Plain words – nothing else.\n"), "notes.txt", "text/plain; charset=utf-8" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Check_EachType_IsKnownByItsContent(string name, byte[] bytes, string kept, string type)
    {
        var record = Guid.CreateVersion7();
        var check = await checks.DocumentAsync(new MemoryStream(bytes), name, record, CancellationToken.None);
        Assert.Null(check.Refusal);
        Assert.Equal((kept, type, (long)bytes.Length, record), (check.File!.Name, check.File.ContentType, check.File.Length, check.File.BelongsTo));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), check.File.Sha256);
        Assert.Equal(bytes, Assert.Single(check.File.Contents).Bytes);
        Assert.False(check.File.IsImage);
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty.pdf", [], "The file is empty" },
        { "page.pdf", "<html><script>alert(1)</script></html>"u8.ToArray(), DocumentCheck.Unknown },
        { "page.txt", "  <!doctype html><script>alert(1)</script>"u8.ToArray(), DocumentCheck.Markup },
        { "drawing.csv", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), DocumentCheck.Markup },
        { "program.pdf", [.. "MZ"u8, .. new byte[200]], DocumentCheck.Unknown },
        { "program.txt", [.. "MZ"u8, .. new byte[200]], DocumentCheck.NotText },
        { "latin.csv", [(byte)'a', 0xA3, (byte)'b'], DocumentCheck.NotText },
        { "picture.pdf", SampleFiles.Png(2, 2), DocumentCheck.Unknown },
        { "both.pdf", [.. "<html><script>alert(1)</script>"u8, .. SampleFiles.Pdf], DocumentCheck.Unknown },
        { "packed-in-front.pdf", [.. "junk"u8, .. SampleFiles.Pdf], DocumentCheck.Unknown },
        { "half.pdf", SampleFiles.Pdf[..40], DocumentCheck.BrokenPdf },
        { "pdf-then-page.pdf", [.. SampleFiles.Pdf, .. Encoding.ASCII.GetBytes("<html>" + new string(' ', 2000) + "</html>")], DocumentCheck.BrokenPdf },
        { "folder.zip", SampleFiles.Packed(("readme.txt", "x")), PackedCheck.Broken },
        { "letter.docx", SampleFiles.Office("application/xml"), PackedCheck.Broken },
        { "office-in-its-types-only.odt", SampleFiles.Packed(("mimetype", SampleFiles.WordType), ("content.xml", "<x/>")), PackedCheck.Broken },
        { "macros.docx", SampleFiles.Office(SampleFiles.WordType, ("word/vbaProject.bin", "x")), PackedCheck.Macros },
        { "macros.docm", SampleFiles.Office("application/vnd.ms-word.document.macroEnabled.main+xml"), PackedCheck.Macros },
        { "controls.docx", SampleFiles.Office(SampleFiles.WordType, ("word/activeX/activeX1.bin", "x")), PackedCheck.Macros },
        { "macros.odt", SampleFiles.OpenDocument("text", ("Basic/Standard/Module1.xml", "x")), PackedCheck.Macros },
        { "outside.docx", SampleFiles.Office(SampleFiles.WordType, ("../../evil.txt", "x")), PackedCheck.Broken },
        { "twice.docx", SampleFiles.Office(SampleFiles.WordType, ("[content_types].xml", "x")), PackedCheck.Broken },
        { "entities.docx", SampleFiles.Packed(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><Types>&a;</Types>")), PackedCheck.Broken },
        { "and-more.docx", [.. SampleFiles.Office(SampleFiles.WordType), .. "<script>alert(1)</script>"u8], PackedCheck.Broken },
        { "half.docx", SampleFiles.Office(SampleFiles.WordType)[..60], PackedCheck.Broken },
        { "bomb.docx", SampleFiles.Bomb(), PackedCheck.Bomb },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Check_WhatIsNotWhatItSays_IsRefused(string name, byte[] bytes, string refusal)
    {
        var check = await checks.DocumentAsync(new MemoryStream(bytes), name, Guid.Empty, CancellationToken.None);
        Assert.Null(check.File);
        Assert.Equal(refusal, check.Refusal);
    }

    [Fact]
    public async Task Check_TooLarge_IsRefusedWithoutReadingOn()
    {
        using var endless = new Endless();
        var check = await checks.DocumentAsync(endless, "long.txt", Guid.Empty, CancellationToken.None);
        Assert.Contains("larger than 10 MB", check.Refusal, StringComparison.Ordinal);
        Assert.InRange(endless.Given, UploadRules.DocumentBytes, UploadRules.DocumentBytes + 200_000);
    }

    [Theory]
    [InlineData("../../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\Users\Anna\Annual Report 2013–14 (final).pdf", "annual-report-2013-14-final.pdf")]
    [InlineData("Zürich\r\nSet-Cookie: x=1.pdf", "zurich-set-cookie-x-1.pdf")]
    [InlineData("\u202Efdp.exe", "fdp.pdf")]
    [InlineData("..", "document.pdf")]
    [InlineData("報告.pdf", "document.pdf")]
    public async Task Name_Hostile_BecomesPlain(string name, string kept) =>
        Assert.Equal(kept, (await checks.DocumentAsync(new MemoryStream(SampleFiles.Pdf), name, Guid.Empty, CancellationToken.None)).File!.Name);

    /// <summary>Letters for ever.</summary>
    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
