using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// <c>&lt;mod-button&gt;Save&lt;/mod-button&gt;</c> submits; with <c>href</c> it is a link that looks like a button. Other attributes
/// (<c>name</c>, <c>value</c>, <c>formaction</c>, …) go to the element.
/// </summary>
[HtmlTargetElement("mod-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>
    /// <c>primary</c> (at most one on a page), <c>secondary</c>, <c>warning</c> for what is hard to undo, or <c>link</c> for a button
    /// that looks like a link.
    /// </summary>
    public string Variant { get; set; } = "primary";

    /// <summary>Where a link leads; null for a real button.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var css = Variant switch
        {
            "link" => Href is null ? "mod-button-link" : "govuk-link",
            "primary" => "govuk-button",
            _ => "govuk-button govuk-button--" + Variant,
        };
        var button = Href is null
            ? Markup.Element("button", css, content).With("type", "submit").With("data-prevent-double-click", "true")
            : Markup.Link(Href, content, css).With("role", Variant == "link" ? null : "button").With("draggable", "false");
        output.ReplaceWith(button.With("data-module", "govuk-button").WithAuthored(output.Attributes));
    }
}
