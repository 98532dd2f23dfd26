using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>One bar of <c>mod-bars</c>.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Value">How much; may be negative.</param>
/// <param name="Link">The records behind the figure; null when there is no such page.</param>
public sealed record Bar(string Label, decimal Value, string? Link = null);

/// <summary>
/// Horizontal bars, drawn on the server, with the table behind them: <c>&lt;mod-bars title="Days by region" items="Model.Bars" unit="Days" /&gt;</c>.
/// Nothing is rendered without items; show <c>mod-empty</c> instead.
/// </summary>
[HtmlTargetElement("mod-bars")]
public sealed class BarsTagHelper : TagHelper
{
    private const int BarHeight = 18;
    private const int Gap = 18;

    /// <summary>What the chart shows.</summary>
    public string Title { get; set; } = "";

    /// <summary>The bars, in the order to show them.</summary>
    public IEnumerable<Bar> Items { get; set; } = [];

    /// <summary>Heading of the value column, such as "Days" or "£ million".</summary>
    public string Unit { get; set; } = "Number";

    /// <summary>Heading of the label column.</summary>
    public string LabelHeading { get; set; } = "Item";

    /// <summary>.NET format of the values.</summary>
    public string Format { get; set; } = "#,##0.##";

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var bars = Items.ToList();
        if (bars.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var (picture, height) = Picture(bars);
        var rows = bars.Select(bar =>
            Markup.Element("tr", null, Chart.RowHeading(bar.Label, bar.Link), Chart.Cell("td", Shown(bar.Value), true)));
        var chart = new Chart(PageIds.Next(ViewContext, "bars"), Title, Description(bars));
        output.ReplaceWith(chart.Frame(height, picture, [LabelHeading, Unit], rows, figures: true));
    }

    private (IHtmlContent Picture, int Height) Picture(List<Bar> bars)
    {
        var low = Math.Min(0, bars.Min(bar => bar.Value));
        var span = Math.Max(0, bars.Max(bar => bar.Value)) - low;
        string Percent(decimal amount) => span == 0 ? "0%" : (amount / span * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

        var picture = new HtmlContentBuilder();
        var y = 0;
        foreach (var bar in bars)
        {
            var lines = Chart.Lines(bar.Label);
            var top = y + 15;
            var text = lines.Select((line, i) => Chart.Text("0", top + i * Chart.LineHeight, line));
            var value = Chart.Text("100%", top, Shown(bar.Value), "mod-chart__value").With("text-anchor", "end");
            y += lines.Count * Chart.LineHeight + 3;
            picture.AppendHtml(Chart.LinkOr(bar.Link, [.. text, value]))
                .AppendHtml(Rect("mod-chart__track", "0", "100%", y))
                .AppendHtml(Rect(bar.Value < 0 ? "mod-chart__bar mod-chart__bar--negative" : "mod-chart__bar",
                    Percent(Math.Min(bar.Value, 0) - low), Percent(Math.Abs(bar.Value)), y));
            y += BarHeight + Gap;
        }
        return (picture, y - Gap + 2);
    }

    private static TagBuilder Rect(string css, string x, string width, int y) =>
        Markup.Void("rect", css).With("x", x).With("y", $"{y}").With("width", width).With("height", $"{BarHeight}");

    private string Shown(decimal value) => value.ToString(Format);

    private string Description(List<Bar> bars)
    {
        var most = bars.MaxBy(bar => bar.Value)!;
        var least = bars.MinBy(bar => bar.Value)!;
        return bars.Count == 1
            ? $"{Unit}: {most.Label}, {Shown(most.Value)}."
            : $"{bars.Count} bars. {Unit}: most {most.Label}, {Shown(most.Value)}; least {least.Label}, {Shown(least.Value)}.";
    }
}
