using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Draws the councils of January 2014 as a map of hexagons, as inline SVG with a legend. Councils without a cell are neutral. The
/// page must offer the same facts as a table beside it: colour and position alone tell nothing to those who cannot see them.
/// </summary>
/// <example>
/// <code>&lt;mod-hex-map title="Awards by council" description="40 of 353 councils have an award." cells="Model.Cells" legend="Model.Legend" /&gt;</code>
/// </example>
/// <param name="register">Where each council sits, and what those without a cell are called.</param>
[HtmlTargetElement("mod-hex-map", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HexMapTagHelper(ICouncilRegister register) : TagHelper
{
    // A hexagon with a point at the top, 10 units wide and with its rows 8.66 apart: regular, as 10 × √3 / 2.
    private const double Width = 10;
    private const double Side = 5.7735;
    private const double RowHeight = Side * 1.5;
    private const double Margin = 1;

    /// <summary>The cells to colour. Required; may be empty. Given twice for one council, the last counts.</summary>
    public IReadOnlyList<HexMapCell> Cells { get; set; } = [];

    /// <summary>Which map; the lower tier (326 councils) when not given.</summary>
    public HexLayout Layout { get; set; } = HexLayout.LowerTier;

    /// <summary>The map's name for those who do not see it. Required.</summary>
    public string Title { get; set; } = "";

    /// <summary>One or two sentences with what the map shows; null for none.</summary>
    public string? Description { get; set; }

    /// <summary>What the colours mean, in order; empty for no legend.</summary>
    public IReadOnlyList<HexMapLegendItem> Legend { get; set; } = [];

    /// <summary>The element's id; two maps of one layout on the same page need their own. By default it follows from the layout.</summary>
    public string? Id { get; set; }

    /// <summary>Writes a <c>div.hex-map</c> with the SVG and the legend.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Title"/> is missing.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (string.IsNullOrWhiteSpace(Title))
            throw new InvalidOperationException("mod-hex-map needs a title.");
        var id = Id ?? (Layout == HexLayout.LowerTier ? "hex-map-lower-tier" : "hex-map-upper-tier");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", id);
        output.AddClass("hex-map", HtmlEncoder.Default);
        var html = new HtmlContentBuilder();
        AddMap(html, id);
        AddLegend(html);
        output.Content.SetHtmlContent(html);
    }

    private void AddMap(HtmlContentBuilder html, string id)
    {
        var hexes = register.Hexes(Layout);
        var shown = new Dictionary<CouncilCode, HexMapCell>();
        foreach (var cell in Cells)
            shown[cell.Code] = cell;
        // An image hides its parts from screen readers, so a map with links is a group of them instead.
        var hasLinks = hexes.Any(hex => shown.TryGetValue(hex.Code, out var cell) && cell.Link is not null);

        var places = hexes.Select(hex => (hex.Code, X: Width * (hex.Q + ((hex.R & 1) == 1 ? 0.5 : 0)), Y: -RowHeight * hex.R)).ToList();
        var left = places.Min(place => place.X) - Width / 2 - Margin;
        var top = places.Min(place => place.Y) - Side - Margin;
        var width = places.Max(place => place.X) + Width / 2 + Margin - left;
        var height = places.Max(place => place.Y) + Side + Margin - top;

        html.AppendHtml("<svg class=\"hex-map__svg\" viewBox=\"")
            .AppendHtml($"{Number(left)} {Number(top)} {Number(width)} {Number(height)}")
            .AppendHtml(hasLinks ? "\" role=\"group\"" : "\" role=\"img\"")
            .AppendHtml(" aria-labelledby=\"").Append(id).AppendHtml("-title\"");
        if (Description is not null)
            html.AppendHtml(" aria-describedby=\"").Append(id).AppendHtml("-description\"");
        html.AppendHtml("><title id=\"").Append(id).AppendHtml("-title\">").Append(Title).AppendHtml("</title>");
        if (Description is not null)
            html.AppendHtml("<desc id=\"").Append(id).AppendHtml("-description\">").Append(Description).AppendHtml("</desc>");
        // West to east, north to south, so that the keyboard goes through links as one reads.
        foreach (var (code, x, y) in places.OrderBy(place => place.Y).ThenBy(place => place.X))
            AddCell(html, shown.GetValueOrDefault(code) ?? Neutral(code), x, y, hasLinks);
        html.AppendHtml("</svg>");
    }

    private HexMapCell Neutral(CouncilCode code) => new(code, "hex--none", register.Find(code)?.Name ?? code.Value);

    private static void AddCell(HtmlContentBuilder html, HexMapCell cell, double x, double y, bool hasLinks)
    {
        if (cell.Link is not null)
            html.AppendHtml("<a class=\"hex__link\" href=\"").Append(cell.Link).AppendHtml("\" aria-label=\"").Append(cell.Label).AppendHtml("\">");
        html.AppendHtml("<path class=\"hex ").Append(cell.CssClass).AppendHtml("\" data-council=\"").Append(cell.Code.Value)
            .AppendHtml($"\" d=\"M{Number(x)} {Number(y - Side)}l5 2.89v5.77l-5 2.89l-5-2.89v-5.77z\"");
        if (hasLinks && cell.Link is null)
            html.AppendHtml(" aria-hidden=\"true\"");
        html.AppendHtml("><title>").Append(cell.Label).AppendHtml("</title></path>");
        if (cell.Link is not null)
            html.AppendHtml("</a>");
    }

    private void AddLegend(HtmlContentBuilder html)
    {
        if (Legend.Count == 0)
            return;
        html.AppendHtml("<ul class=\"govuk-list hex-map__legend\">");
        foreach (var item in Legend)
            html.AppendHtml("<li><svg class=\"hex-map__key\" viewBox=\"-6 -7 12 14\" aria-hidden=\"true\" focusable=\"false\"><path class=\"hex ")
                .Append(item.CssClass).AppendHtml("\" d=\"M0 -5.77l5 2.89v5.77l-5 2.89l-5-2.89v-5.77z\"/></svg>")
                .Append(item.Label).AppendHtml("</li>");
        html.AppendHtml("</ul>");
    }

    private static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
