using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>One point of <c>mod-timeline</c>.</summary>
/// <param name="Date">When.</param>
/// <param name="Label">What happens then.</param>
/// <param name="Link">The record behind it; null when there is no such page.</param>
/// <param name="State">Its state in words, such as "Reached" or "Late"; null when there is nothing to say.</param>
/// <param name="Reached">True fills the point, false leaves it open.</param>
public sealed record TimelinePoint(DateOnly Date, string Label, string? Link = null, string? State = null, bool Reached = false);

/// <summary>
/// Dated points down a line, further apart when more time lies between them, with the table behind it:
/// <c>&lt;mod-timeline title="Milestones" items="Model.Milestones" /&gt;</c>. Nothing is rendered without items.
/// </summary>
[HtmlTargetElement("mod-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    private const int Left = 30;
    private const int LeastGap = 16;
    private const int MostGap = 64;

    /// <summary>What the timeline shows.</summary>
    public string Title { get; set; } = "";

    /// <summary>The points, in any order.</summary>
    public IEnumerable<TimelinePoint> Items { get; set; } = [];

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var points = Items.OrderBy(point => point.Date).ToList();
        if (points.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var (picture, height) = Picture(points);
        var rows = points.Select(point => Markup.Element("tr", null,
            Chart.RowHeading(point.Label, point.Link), Markup.Element("td", null, Shown(point.Date)), Markup.Element("td", null, point.State)));
        var description = $"{points.Count} dates from {Shown(points[0].Date)} to {Shown(points[^1].Date)}; {points.Count(p => p.Reached)} reached.";
        var chart = new Chart(PageIds.Next(ViewContext, "timeline"), Title, description);
        output.ReplaceWith(chart.Frame(height, picture, ["What", "When", "State"], rows, figures: false));
    }

    private static (IHtmlContent Picture, int Height) Picture(List<TimelinePoint> points)
    {
        var longest = points.Zip(points.Skip(1), (a, b) => b.Date.DayNumber - a.Date.DayNumber).DefaultIfEmpty(0).Max();
        var content = new HtmlContentBuilder();
        var y = 0;
        var lastDot = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            if (i > 0 && longest > 0)
                y += LeastGap + (MostGap - LeastGap) * (point.Date.DayNumber - points[i - 1].Date.DayNumber) / longest;
            else if (i > 0)
                y += LeastGap;
            lastDot = y + 11;
            content.AppendHtml(Markup.Void("circle", "mod-chart__point" + (point.Reached ? " mod-chart__point--reached" : ""))
                .With("cx", "10").With("cy", $"{lastDot}").With("r", "7"));
            var date = Shown(point.Date) + (point.State is null ? "" : $" · {point.State}");
            content.AppendHtml(Chart.Text($"{Left}", y + 16, date, "mod-chart__value"));
            y += Chart.LineHeight;
            var lines = Chart.Lines(point.Label);
            var top = y;
            var label = lines.Select((line, n) => Chart.Text($"{Left}", top + 16 + n * Chart.LineHeight, line));
            content.AppendHtml(Chart.LinkOr(point.Link, [.. label]));
            y += lines.Count * Chart.LineHeight;
        }
        var axis = Markup.Void("line", "mod-chart__axis").With("x1", "10").With("x2", "10").With("y1", "11").With("y2", $"{lastDot}");
        return (new HtmlContentBuilder().AppendHtml(axis).AppendHtml(content), y + 6);
    }

    private static string Shown(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
