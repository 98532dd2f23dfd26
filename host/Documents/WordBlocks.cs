using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using Modular.Host.Pages;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;

namespace Modular.Host.Documents;

/// <summary>The blocks of a Markdown text as paragraphs and tables.</summary>
internal sealed class WordBlocks(WordInlines inlines, WordLists lists)
{
    private sealed record Place(string? Style = null, int? List = null, int Level = 0);

    public IEnumerable<OpenXmlElement> Of(MarkdownDocument document) => Of(document, new Place());

    private IEnumerable<OpenXmlElement> Of(ContainerBlock blocks, Place place) => blocks.SelectMany(block => block switch
    {
        HeadingBlock heading => [Paragraph(inlines.Of(heading.Inline), new Place(WordStyles.Heading(heading.Level - 1)))],
        ParagraphBlock paragraph => [Paragraph(inlines.Of(paragraph.Inline), place)],
        ListBlock list => List(list, place),
        AlertBlock callout => [Paragraph([new Run(WordInlines.Plain(MarkdownRenderer.TitleOf(callout.Kind)))], new Place(WordStyles.Quote)), .. Of(callout, place with { Style = WordStyles.Quote })],
        QuoteBlock quote => Of(quote, place with { Style = WordStyles.Quote }),
        CodeBlock code => code.Lines.Lines.Take(code.Lines.Count).Select(line => Paragraph([new Run(WordInlines.Plain(line.Slice.ToString()))], new Place(WordStyles.Code))),
        MarkdownTable table => [Table(table), new Paragraph()],
        ContainerBlock other => Of(other, place),
        _ => Enumerable.Empty<OpenXmlElement>(),
    });

    private IEnumerable<OpenXmlElement> List(ListBlock list, Place place)
    {
        var level = place.List is null ? 0 : place.Level + 1;
        var number = lists.Begin(list.IsOrdered, int.TryParse(list.OrderedStart, out var first) ? first : 1);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // Only the first paragraph of an item carries the number.
            var isFirst = true;
            foreach (var element in Of(item, new Place(WordStyles.List, number, level)))
            {
                if (!isFirst && element is Paragraph { ParagraphProperties.NumberingProperties: { NumberingId.Val.Value: var own } numbered } && own == number)
                    numbered.Remove();
                isFirst = false;
                yield return element;
            }
        }
    }

    private OpenXmlElement Table(MarkdownTable table) => WordTables.Of([.. table.OfType<MarkdownRow>().Select(row => WordTables.Row(row.IsHeader,
        [.. row.OfType<MarkdownCell>().Select(cell => WordTables.Cell([.. Of(cell, new Place())]))]))]);

    private static Paragraph Paragraph(IEnumerable<OpenXmlElement> content, Place place)
    {
        var paragraph = new Paragraph();
        var properties = new ParagraphProperties();
        if (place.Style is { } style)
            properties.Append(new ParagraphStyleId { Val = style });
        if (place.List is { } list)
            properties.Append(WordLists.In(list, place.Level));
        if (properties.HasChildren)
            paragraph.Append(properties);
        paragraph.Append(content);
        return paragraph;
    }
}
