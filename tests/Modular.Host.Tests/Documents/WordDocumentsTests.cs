using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Modular.Host.Documents;
using Modular.Sdk;

namespace Modular.Host.Tests.Documents;

public sealed class WordDocumentsTests
{
    private const string Markdown = """
        ## The challenge

        Waste **costs** money, says [the report](https://example.org/report) and *nobody* `knows`.

        1. First
        2. Second
           - Nested

           A second paragraph of the second item.

        ### Detail

        > Quoted words.

        ```
        code line
        ```

        | Year | Income |
        |---|---|
        | 2012 | £5,517 |

        ![A weighbridge](/files/x.png) [run](javascript:alert(1))
        """;

    private static readonly WordText Text = new("Harrow: selling recyclables", Markdown)
    {
        Summary = "A summary.",
        Facts = [new("Council", "Harrow"), new("Kind", "Selling & trading")],
        Source = ["From Modular, 26 November 2026."],
    };

    [Fact]
    public void Make_EveryKindOfBlock_IsAValidDocument()
    {
        using var document = Open(Text);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Make_Headings_AreWordsOwn() => Assert.Equal(["Title: Harrow: selling recyclables", "Heading1: The challenge", "Heading2: Detail"],
        Paragraphs(Text).Where(paragraph => Style(paragraph) is { } style && (style == "Title" || style.StartsWith("Heading", StringComparison.Ordinal)))
            .Select(paragraph => $"{Style(paragraph)}: {paragraph.InnerText}"));

    [Fact]
    public void Make_Tables_HaveHeadingRowsThatWordRepeats()
    {
        using var document = Open(Text);
        var tables = document.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();
        Assert.Equal(["CouncilHarrow", "KindSelling & trading"], tables[0].Elements<TableRow>().Select(row => row.InnerText));
        Assert.Equal([true, false], tables[1].Elements<TableRow>().Select(row => row.Descendants<TableHeader>().Any()));
    }

    [Fact]
    public void Make_Lists_NumberOnlyTheFirstParagraphOfAnItem()
    {
        var items = Paragraphs(Text).Where(paragraph => Style(paragraph) == "ListParagraph").ToList();
        Assert.Equal([("First", true), ("Second", true), ("Nested", true), ("A second paragraph of the second item.", false)],
            items.Select(item => (item.InnerText, item.ParagraphProperties!.NumberingProperties is not null)));
    }

    [Fact]
    public void Make_Links_LeadToTheWebOnly()
    {
        using var document = Open(Text);
        Assert.Equal(["https://example.org/report"], document.MainDocumentPart!.HyperlinkRelationships.Select(link => link.Uri.ToString()));
        Assert.Contains("[Picture: A weighbridge] run", document.MainDocumentPart.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Make_SignsThatXmlCannotHold_AreLeftOut() => Assert.Contains("ab", Paragraphs(new WordText("a\u0001b", "x\u000By")).Select(paragraph => paragraph.InnerText));

    [Fact]
    public void Make_WithoutText_IsAValidDocument()
    {
        using var document = Open(new WordText("Nothing yet", ""));
        Assert.Empty(new OpenXmlValidator().Validate(document));
    }

    private static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static List<Paragraph> Paragraphs(WordText text)
    {
        using var document = Open(text);
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => (Paragraph)paragraph.CloneNode(deep: true))];
    }

    private static WordprocessingDocument Open(WordText text) => WordprocessingDocument.Open(new MemoryStream(new WordDocuments().Make(text)), isEditable: false);
}
