using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Modular.Sdk;

namespace Modular.Host.Documents;

/// <summary>Tables with lines between their rows, and a first row that Word repeats on each page and reads out as headings.</summary>
internal static class WordTables
{
    private const string FullWidth = "5000";

    public static Table Facts(IReadOnlyList<WordFact> facts) => Of([.. facts.Select(fact => Row(isHeading: false,
        Cell(new Paragraph(new Run(new RunProperties(new Bold()), WordInlines.Plain(fact.Name)))),
        Cell(new Paragraph(new Run(WordInlines.Plain(fact.Value))))))]);

    public static Table Of(IReadOnlyList<TableRow> rows)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = FullWidth, Type = TableWidthUnitValues.Pct },
            new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(Enumerable.Range(0, rows.Select(row => row.Elements<TableCell>().Count()).DefaultIfEmpty(1).Max()).Select(_ => new GridColumn())));
        table.Append(rows);
        return table;
    }

    public static TableRow Row(bool isHeading, params TableCell[] cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHeading)
            row.TableRowProperties!.Append(new TableHeader());
        row.Append(cells);
        return row;
    }

    public static TableCell Cell(params OpenXmlElement[] content) => new(content.Length == 0 ? [new Paragraph()] : content);
}
