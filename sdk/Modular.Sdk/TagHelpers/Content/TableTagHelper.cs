using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// A table that scrolls sideways in its own region when the screen is narrow. Write <c>thead</c>, <c>tbody</c>, <c>th scope</c> and <c>td</c> inside;
/// <c>class="mod-num"</c> sets figures to the right.
/// </summary>
[HtmlTargetElement("mod-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows; needed, because it also names the scrolling region.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Size of the caption: <c>s</c>, <c>m</c>, <c>l</c> or <c>xl</c>.</summary>
    public string CaptionSize { get; set; } = "m";

    /// <summary>True keeps the caption for screen readers only, when a heading just above says the same.</summary>
    public bool CaptionHidden { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (string.IsNullOrWhiteSpace(Caption))
            throw new InvalidOperationException("<mod-table> needs a caption.");
        var rows = await output.GetChildContentAsync();
        var css = CaptionHidden ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--" + CaptionSize;
        var table = Markup.Element("table", "mod-table", Markup.Element("caption", css, Caption), rows).WithAuthored(output.Attributes);
        output.ReplaceWith(Region(Caption, table));
    }

    internal static TagBuilder Region(string label, TagBuilder table) =>
        Markup.Element("div", "mod-scroll", table).With("role", "region").With("aria-label", label).With("tabindex", "0");
}

/// <summary>
/// A column heading that sorts: <c>&lt;th mod-sort="name"&gt;Name&lt;/th&gt;</c> links to <c>?sort=name</c>, and to <c>?sort=-name</c> when the column is
/// sorted already. The page reads <c>sort</c> from the address; filters stay, the page number does not.
/// </summary>
[HtmlTargetElement("th", Attributes = "mod-sort")]
public sealed class SortTagHelper : TagHelper
{
    /// <summary>The column's name in the address.</summary>
    [HtmlAttributeName("mod-sort")]
    public string Column { get; set; } = "";

    /// <summary>
    /// What the page sorts by when the address says nothing, such as <c>name</c> or <c>-date</c>; null when that is no column.
    /// </summary>
    [HtmlAttributeName("mod-sort-default")]
    public string? DefaultSort { get; set; }

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext.Request;
        var current = request.Query.TryGetValue("sort", out var asked) && asked.Count > 0 ? asked.ToString() : DefaultSort;
        var ascending = current == Column;
        var descending = current == "-" + Column;
        var text = await output.GetChildContentAsync();
        var link = Markup.Link(QueryLink.With(request, ("sort", ascending ? "-" + Column : Column), ("p", null)), text, "mod-sort")
            .Append(ascending || descending ? Arrow(ascending) : null);
        output.Attributes.SetAttribute("scope", "col");
        if (ascending || descending)
            output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");
        output.Content.SetHtmlContent(link);
    }

    private static TagBuilder Arrow(bool up) =>
        Markup.Element("svg", "mod-sort__arrow", Markup.Void("path", null).With("d", up ? "M0 9 5 1l5 8z" : "M0 1h10L5 9z"))
            .With("viewBox", "0 0 10 10").With("width", "10").With("height", "10").With("aria-hidden", "true").With("focusable", "false");
}
