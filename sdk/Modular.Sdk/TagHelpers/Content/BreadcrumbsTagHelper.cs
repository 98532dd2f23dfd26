using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>The way from home to this page, in the layout's <c>Breadcrumbs</c> section. Holds <c>mod-crumb</c> elements.</summary>
[HtmlTargetElement("mod-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var crumbs = await output.GetChildContentAsync();
        output.ReplaceWith(Markup.Element("nav", "govuk-breadcrumbs", Markup.Element("ol", "govuk-breadcrumbs__list", crumbs))
            .With("aria-label", "Breadcrumb"));
    }
}

/// <summary>One step: <c>&lt;mod-crumb href="/councils"&gt;Councils&lt;/mod-crumb&gt;</c>.</summary>
[HtmlTargetElement("mod-crumb", ParentTag = "mod-breadcrumbs")]
public sealed class CrumbTagHelper : TagHelper
{
    /// <summary>Where it leads; null for the page itself.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = await output.GetChildContentAsync();
        output.ReplaceWith(Href is null
            ? Markup.Element("li", "govuk-breadcrumbs__list-item", text).With("aria-current", "page")
            : Markup.Element("li", "govuk-breadcrumbs__list-item", Markup.Link(Href, text, "govuk-breadcrumbs__link")));
    }
}

/// <summary>A link back to where the reader came from: <c>&lt;mod-back-link href="/councils" /&gt;</c>.</summary>
[HtmlTargetElement("mod-back-link")]
public sealed class BackLinkTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "/";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = await output.GetChildContentAsync();
        var link = Markup.Link(Href, text.IsEmptyOrWhiteSpace ? "Back" : text, "govuk-back-link");
        output.ReplaceWith(Markup.Element("nav", null, link).With("aria-label", "Back"));
    }
}
