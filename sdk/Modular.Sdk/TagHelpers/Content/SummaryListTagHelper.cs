using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>Facts as pairs: <c>mod-summary-row</c> elements inside <c>mod-summary-list</c>.</summary>
[HtmlTargetElement("mod-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>False leaves out the lines between rows.</summary>
    public bool Borders { get; set; } = true;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var rows = new List<SummaryRow>();
        context.Items[typeof(SummaryRow)] = rows;
        await output.GetChildContentAsync();
        var anyAction = rows.Any(row => row.Action is not null);
        output.ReplaceWith(Markup.Element("dl", "govuk-summary-list" + (Borders ? "" : " govuk-summary-list--no-border"),
            [.. rows.Select(row => row.Element(anyAction))]).WithAuthored(output.Attributes));
    }
}

/// <summary>One fact: <c>&lt;mod-summary-row key="Start date" href="…"&gt;18 February 2014&lt;/mod-summary-row&gt;</c>.</summary>
[HtmlTargetElement("mod-summary-row", ParentTag = "mod-summary-list")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>What the fact is called.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the action leads; null for a row without one.</summary>
    public string? Href { get; set; }

    /// <summary>The action's word; screen readers hear the key after it.</summary>
    public string Action { get; set; } = "Change";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var value = await output.GetChildContentAsync();
        var action = Href is null ? null : Markup.Link(Href, Action).Append(Markup.Hidden(" " + Markup.InSentence(Key)));
        ((List<SummaryRow>)context.Items[typeof(SummaryRow)]).Add(new SummaryRow(Key, value, action));
        output.SuppressOutput();
    }
}

internal sealed record SummaryRow(string Key, IHtmlContent Value, IHtmlContent? Action)
{
    public IHtmlContent Element(bool anyAction) =>
        Markup.Element("div", "govuk-summary-list__row" + (anyAction && Action is null ? " govuk-summary-list__row--no-actions" : ""),
            Markup.Element("dt", "govuk-summary-list__key", Key),
            Markup.Element("dd", "govuk-summary-list__value", Value),
            Action is null ? null : Markup.Element("dd", "govuk-summary-list__actions", Action));
}
