using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>A message above the page's content. The shell shows <c>TempData["Banner"]</c> in one, so pages seldom need their own.</summary>
[HtmlTargetElement("mod-banner")]
public sealed class BannerTagHelper : TagHelper
{
    /// <summary><c>success</c> for what was just done, read out at once; <c>important</c> for anything else.</summary>
    public string Type { get; set; } = "important";

    /// <summary>The word at the top; null for "Success" or "Important".</summary>
    public string? Title { get; set; }

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var success = Type == "success";
        var titleId = PageIds.Next(ViewContext, "banner");
        output.ReplaceWith(Markup.Element("div", "govuk-notification-banner" + (success ? " govuk-notification-banner--success" : ""),
                Markup.Element("div", "govuk-notification-banner__header",
                    Markup.Element("h2", "govuk-notification-banner__title", Title ?? (success ? "Success" : "Important")).With("id", titleId)),
                Markup.Element("div", "govuk-notification-banner__content",
                    Markup.Element("div", "govuk-notification-banner__heading", content)))
            .With("role", success ? "alert" : "region")
            .With("aria-labelledby", titleId)
            .With("data-module", "govuk-notification-banner"));
    }
}
