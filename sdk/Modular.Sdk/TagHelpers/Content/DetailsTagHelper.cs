using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>More for those who want it: <c>&lt;mod-details summary="How this is counted"&gt;…&lt;/mod-details&gt;</c>.</summary>
[HtmlTargetElement("mod-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>The words that open it.</summary>
    public string Summary { get; set; } = "";

    /// <summary>True when it is open at first.</summary>
    public bool Open { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.ReplaceWith(Element(Summary, await output.GetChildContentAsync()).When(Open, "open").WithAuthored(output.Attributes));
    }

    internal static TagBuilder Element(string summary, object content) =>
        Markup.Element("details", "govuk-details",
            Markup.Element("summary", "govuk-details__summary", Markup.Element("span", "govuk-details__summary-text", summary)),
            Markup.Element("div", "govuk-details__text", content));
}

/// <summary>A passage set apart by a line at its side.</summary>
[HtmlTargetElement("mod-inset")]
public sealed class InsetTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.ReplaceWith(Markup.Element("div", "govuk-inset-text", await output.GetChildContentAsync()).WithAuthored(output.Attributes));
    }
}

/// <summary>
/// What a list shows when it has nothing: <c>&lt;mod-empty title="No awards yet" href="…" action="Add an award"&gt;They appear here …&lt;/mod-empty&gt;</c>.
/// </summary>
[HtmlTargetElement("mod-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    /// <summary>What is missing; empty when the content says it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where to go next; null when the content says what to do.</summary>
    public string? Href { get; set; }

    /// <summary>The words of the link to <see cref="Href"/>.</summary>
    public string Action { get; set; } = "Add one";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.ReplaceWith(Markup.Element("div", "mod-empty",
            Title.Length == 0 ? null : Markup.Element("p", "govuk-body govuk-!-font-weight-bold", Title),
            content.IsEmptyOrWhiteSpace ? null : Markup.Element("div", "govuk-body", content),
            Href is null ? null : Markup.Element("p", "govuk-body", Markup.Link(Href, Action))));
    }
}
