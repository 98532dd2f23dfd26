using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>Sections of which one shows at a time; without JavaScript they follow one another. Holds <c>mod-tab</c> elements.</summary>
[HtmlTargetElement("mod-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>Heading of the list of tabs, seen when they are not side by side.</summary>
    public string Title { get; set; } = "Contents";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var tabs = new List<Tab>();
        context.Items[typeof(Tab)] = tabs;
        await output.GetChildContentAsync();
        var list = Markup.Element("ul", "govuk-tabs__list", [.. tabs.Select((tab, i) =>
            Markup.Element("li", "govuk-tabs__list-item" + (i == 0 ? " govuk-tabs__list-item--selected" : ""),
                Markup.Link("#" + tab.Id, tab.Label, "govuk-tabs__tab")))]);
        var panels = tabs.Select((tab, i) =>
            Markup.Element("div", "govuk-tabs__panel" + (i == 0 ? "" : " govuk-tabs__panel--hidden"), tab.Content).With("id", tab.Id));
        output.ReplaceWith(Markup.Element("div", "govuk-tabs", Markup.Element("h2", "govuk-tabs__title", Title), list)
            .Append([.. panels])
            .With("data-module", "govuk-tabs"));
    }
}

/// <summary>One section of <c>mod-tabs</c>. Start its content with a heading of the same words.</summary>
[HtmlTargetElement("mod-tab", ParentTag = "mod-tabs")]
public sealed class TabTagHelper : TagHelper
{
    /// <summary>Unique on the page; part of the address while the tab is open.</summary>
    public string Id { get; set; } = "";

    /// <summary>The tab's words.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        ((List<Tab>)context.Items[typeof(Tab)]).Add(new Tab(Id, Label, await output.GetChildContentAsync()));
        output.SuppressOutput();
    }
}

internal sealed record Tab(string Id, string Label, IHtmlContent Content);
