using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// <c>&lt;mod-pagination page="Model.P" pages="Model.Pages" /&gt;</c>: links to the other pages of a list, keeping filters and sorting in the address.
/// Nothing is rendered for a single page.
/// </summary>
[HtmlTargetElement("mod-pagination")]
public sealed class PaginationTagHelper : TagHelper
{
    private static readonly HtmlString Back = new(
        """<path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"/>""");
    private static readonly HtmlString Forward = new(
        """<path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"/>""");

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; } = 1;

    /// <summary>The query key. It is not "page", because Razor Pages binds that name to the page's own path.</summary>
    public string Key { get; set; } = "p";

    /// <summary>Name for screen readers, when a page has several.</summary>
    public string Label { get; set; } = "Pages";

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }
        var list = Markup.Element("ul", "govuk-pagination__list");
        var last = 0;
        foreach (var number in Shown())
        {
            if (number > last + 1)
                list.Append(Markup.Element("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯"));
            list.Append(Item(number));
            last = number;
        }
        output.ReplaceWith(Markup.Element("nav", "govuk-pagination",
                Page > 1 ? Step("prev", "Previous", Page - 1) : null, list, Page < Pages ? Step("next", "Next", Page + 1) : null)
            .With("aria-label", Label));
    }

    // The first, the last, and those around the current one.
    private IEnumerable<int> Shown() => new[] { 1, Page - 1, Page, Page + 1, Pages }.Where(n => n >= 1 && n <= Pages).Distinct().Order();

    private TagBuilder Item(int number) =>
        Markup.Element("li", "govuk-pagination__item" + (number == Page ? " govuk-pagination__item--current" : ""),
            Link(number, number).With("aria-label", $"Page {number}").With("aria-current", number == Page ? "page" : null));

    private TagBuilder Step(string direction, string text, int number)
    {
        var back = direction == "prev";
        var icon = Markup.Element("svg", "govuk-pagination__icon govuk-pagination__icon--" + direction, back ? Back : Forward)
            .With("viewBox", "0 0 15 13").With("height", "13").With("width", "15").With("aria-hidden", "true").With("focusable", "false");
        var title = Markup.Element("span", "govuk-pagination__link-title", text, Markup.Hidden(" page"));
        var link = Link(number, null).With("rel", direction).Append(back ? icon : title, back ? title : icon);
        return Markup.Element("div", "govuk-pagination__" + direction, link);
    }

    private TagBuilder Link(int number, object? content)
    {
        var href = QueryLink.With(ViewContext.HttpContext.Request, (Key, number == 1 ? null : $"{number}"));
        return Markup.Link(href, content, "govuk-link govuk-pagination__link");
    }
}
