using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>Sections that open and close; without JavaScript all are open. Holds <c>mod-section</c> elements.</summary>
[HtmlTargetElement("mod-accordion")]
public sealed class AccordionTagHelper : TagHelper
{
    /// <summary>Unique on the page; the browser remembers under it which sections were open.</summary>
    public string Id { get; set; } = "accordion";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        context.Items[typeof(AccordionSections)] = new AccordionSections(Id);
        var sections = await output.GetChildContentAsync();
        output.ReplaceWith(Markup.Element("div", "govuk-accordion", sections).With("id", Id).With("data-module", "govuk-accordion"));
    }
}

/// <summary>One section of <c>mod-accordion</c>.</summary>
[HtmlTargetElement("mod-section", ParentTag = "mod-accordion")]
public sealed class AccordionSectionTagHelper : TagHelper
{
    /// <summary>The section's heading.</summary>
    public string Heading { get; set; } = "";

    /// <summary>True when it is open at first.</summary>
    public bool Expanded { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var sections = (AccordionSections)context.Items[typeof(AccordionSections)];
        var number = ++sections.Count;
        var content = await output.GetChildContentAsync();
        output.ReplaceWith(Markup.Element("div", "govuk-accordion__section" + (Expanded ? " govuk-accordion__section--expanded" : ""),
            Markup.Element("div", "govuk-accordion__section-header",
                Markup.Element("h2", "govuk-accordion__section-heading",
                    Markup.Element("span", "govuk-accordion__section-button", Heading).With("id", $"{sections.Id}-heading-{number}"))),
            Markup.Element("div", "govuk-accordion__section-content", content).With("id", $"{sections.Id}-content-{number}")));
    }
}

internal sealed class AccordionSections(string id)
{
    public string Id => id;
    public int Count { get; set; }
}
