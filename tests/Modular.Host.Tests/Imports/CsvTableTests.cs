using System.Text;
using Modular.Host.Imports;

namespace Modular.Host.Tests.Imports;

/// <summary>Files as spreadsheets in the UK write them.</summary>
public sealed class CsvTableTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("bom", "UTF-8")]
    [InlineData("windows", "Windows-1252")]
    public void Read_InEachEncoding_GivesTheSameText(string encoding, string said)
    {
        const string Text = "name,price\nCafé “Ouse” – £5,1\n";
        var bytes = encoding switch { "windows" => Windows.GetBytes(Text), "bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], _ => Encoding.UTF8.GetBytes(Text) };
        var table = CsvTable.Read(bytes).Table!;
        Assert.Equal((said, "commas"), (table.Encoding, table.Separator));
        Assert.Equal(["name", "price"], table.Headings);
        Assert.Equal(["Café “Ouse” – £5", "1"], table.Lines.Single().Cells);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "commas")]
    [InlineData("a;b\n1,5;2\n", "semicolons")]
    [InlineData("a\tb\n1\t2\n", "tabs")]
    public void Read_WithEachSeparator_FindsIt(string text, string separator)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(text)).Table!;
        Assert.Equal((separator, 2, 2), (table.Separator, table.Headings.Count, table.Lines.Single().Cells.Count));
    }

    [Fact]
    public void Read_EmptyLinesAndLinesInQuotes_KeepsTheNumbersOfTheSpreadsheet()
    {
        var table = CsvTable.Read("a,b\r\n\"one\r\nline, \"\"more\"\"\",x\r\n\r\n,\r\ntwo,y\r\n"u8).Table!;
        Assert.Equal([2, 5], table.Lines.Select(line => line.Number));
        Assert.Equal("one\r\nline, \"more\"", table.Lines[0].Cells[0]);
    }

    [Fact]
    public void Read_WhatOurDownloadsEscaped_IsAsItWas()
    {
        var table = CsvTable.Read("a,b\n\"'=1+1\",'tis\n"u8).Table!;
        Assert.Equal(["=1+1", "'tis"], table.Lines.Single().Cells);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n", "no rows")]
    [InlineData("a,b\n\"x,1\n", "quotation mark")]
    [InlineData("a\0b\n1\n", "is not a CSV file")]
    [InlineData("PK\u0003\u0004", "workbook")]
    public void Read_WhatIsNoTable_SaysWhy(string text, string said)
    {
        var (table, problem) = CsvTable.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(table);
        Assert.Contains(said, problem);
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsRefused()
    {
        var rows = string.Concat(Enumerable.Repeat("1\n", CsvTable.MostRows + 1));
        Assert.Contains("at most 20,000 rows", CsvTable.Read(Encoding.UTF8.GetBytes("a\n" + rows)).Problem);
        Assert.Equal(CsvTable.MostRows, CsvTable.Read(Encoding.UTF8.GetBytes("a\n" + rows[2..])).Table!.Lines.Count);
        Assert.Contains("smaller than 5 MB", CsvTable.Read(new byte[CsvTable.MostBytes + 1]).Problem);
    }
}
