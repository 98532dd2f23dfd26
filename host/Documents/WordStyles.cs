using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Modular.Host.Documents;

/// <summary>The styles that every document uses. Word's own names, so that its table of contents and screen readers find the headings.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Summary = "Subtitle";
    public const string Quote = "Quote";
    public const string Code = "Code";
    public const string Source = "Source";
    public const string List = "ListParagraph";
    private const string Font = "Arial";
    private const string Grey = "505A5F";

    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 3)}";

    public static Styles Make() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font }, new FontSize { Val = "23" }, new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "160", Line = "288", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", based: null, [], isDefault: true),
        Paragraph(Title, "Title", "Normal", [new Bold(), new FontSize { Val = "48" }]),
        Paragraph(Summary, "Subtitle", "Normal", [new FontSize { Val = "28" }]),
        Outline(1, "36"), Outline(2, "28"), Outline(3, "24"),
        Paragraph(List, "List Paragraph", "Normal", []),
        Paragraph(Quote, "Quote", "Normal", [new Italic()], new Indentation { Left = "567" }),
        Paragraph(Code, "Code", "Normal", [new RunFonts { Ascii = "Courier New", HighAnsi = "Courier New" }, new FontSize { Val = "20" }]),
        Paragraph(Source, "Source", "Normal", [new Color { Val = Grey }, new FontSize { Val = "18" }]),
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "1D70B8" }, new Underline { Val = UnderlineValues.Single }))
        {
            Type = StyleValues.Character,
            StyleId = "Hyperlink",
        });

    private static Style Outline(int level, string size) => Paragraph(Heading(level), $"heading {level}", "Normal", [new Bold(), new FontSize { Val = size }],
        new KeepNext(), new SpacingBetweenLines { Before = "320", After = "120" }, new OutlineLevel { Val = level - 1 });

    private static Style Paragraph(string id, string name, string? based, OpenXmlElement[] run, params OpenXmlElement[] paragraph) => Paragraph(id, name, based, run, false, paragraph);

    private static Style Paragraph(string id, string name, string? based, OpenXmlElement[] run, bool isDefault, params OpenXmlElement[] paragraph)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (based is not null)
            style.Append(new BasedOn { Val = based });
        style.Append(new PrimaryStyle());
        if (paragraph.Length > 0)
            style.Append(new StyleParagraphProperties(paragraph));
        if (run.Length > 0)
            style.Append(new StyleRunProperties(run));
        return style;
    }
}
