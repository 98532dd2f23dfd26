using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Modular.Sdk.TagHelpers;

/// <summary>The frame of every chart: caption, picture with title and description, and the table behind it.</summary>
internal sealed class Chart(string id, string title, string description)
{
    public const int LineHeight = 20;

    // About what fits beside a value on a 320 px screen; the picture is not scaled, so its text stays readable.
    private const int LineLength = 26;

    public TagBuilder Frame(int height, IHtmlContent picture, IReadOnlyList<string> headings, IEnumerable<TagBuilder> rows, bool figures)
    {
        // role="img" would hide links inside the picture from screen readers.
        var svg = Markup.Element("svg", "mod-chart__picture",
                Markup.Element("title", null, title).With("id", id + "-title"),
                Markup.Element("desc", null, description).With("id", id + "-desc"),
                picture)
            .With("role", "group").With("aria-labelledby", id + "-title").With("aria-describedby", id + "-desc")
            .With("width", "100%").With("height", $"{height}");
        var head = headings.Select((heading, i) => Cell("th", heading, figures && i > 0).With("scope", "col"));
        var table = Markup.Element("table", "mod-table",
            Markup.Element("caption", "govuk-visually-hidden", title),
            Markup.Element("thead", null, Markup.Element("tr", null, [.. head])),
            Markup.Element("tbody", null, [.. rows]));
        return Markup.Element("figure", "mod-chart",
            Markup.Element("figcaption", "mod-chart__caption", title),
            svg,
            DetailsTagHelper.Element("Show as a table", TableTagHelper.Region(title + ", as a table", table)));
    }

    public static TagBuilder Cell(string name, object? content, bool number) => Markup.Element(name, number ? "mod-num" : null, content);

    public static TagBuilder RowHeading(string text, string? link) =>
        Markup.Element("th", null, link is null ? text : Markup.Link(link, text)).With("scope", "row");

    public static TagBuilder Text(string x, int y, string text, string? cssClass = null) =>
        Markup.Element("text", cssClass, text).With("x", x).With("y", $"{y}");

    /// <summary>SVG does not wrap text; this does, at spaces.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= LineLength)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    public static IHtmlContent LinkOr(string? link, params object?[] content)
    {
        var inside = Markup.Element(link is null ? "g" : "a", null, content);
        return inside.With("href", link);
    }
}
