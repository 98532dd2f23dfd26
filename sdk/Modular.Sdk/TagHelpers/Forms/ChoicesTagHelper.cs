using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// What radios and checkboxes have in common. Choices come from <see cref="Items"/>, from child elements, or from the property's enum.
/// </summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    private readonly string type;

    private protected ChoicesTagHelper(string type) => this.type = type;

    /// <summary>The choices. Null takes the child elements and, when there are none, the members of the property's enum.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>True puts short choices next to each other.</summary>
    public bool Inline { get; set; }

    /// <summary>True shows smaller controls, for filters.</summary>
    public bool Small { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var grouped = For is not null || Name is not null;
        var group = grouped
            ? new ChoiceGroup(type, FieldName, FieldId, Choice.Selected(Entry, For, Value))
            : new ChoiceGroup(type, "", PageIds.Next(ViewContext, "choices"), []);
        context.Items[typeof(ChoiceGroup)] = group;
        var children = await output.GetChildContentAsync();
        var items = new HtmlContentBuilder();
        foreach (var item in Items ?? (children.IsEmptyOrWhiteSpace ? Choice.OfEnum(For) : []))
            items.AppendHtml(group.Add(item));

        var choices = group.Element(Inline && !group.HasConditional, Small, items, children).WithAuthored(output.Attributes);
        if (grouped)
        {
            output.ReplaceWith(Group(Fieldset(null, choices)));
            return;
        }
        // Checkboxes that are each a property of their own: the group has a legend, the errors belong to the boxes.
        output.ReplaceWith(Markup.Element("div", "govuk-form-group", Markup.Element("fieldset", "govuk-fieldset",
            Markup.Element("legend", "govuk-fieldset__legend" + (LabelSize is null ? "" : $" govuk-fieldset__legend--{LabelSize}"), Label),
            Hint is null ? null : Markup.Element("div", "govuk-hint", Hint),
            choices)));
    }
}

/// <summary>
/// A question with one answer: <c>&lt;mod-radios asp-for="Kind" /&gt;</c>, with <c>mod-radio</c> children where choices need a hint or
/// further fields.
/// </summary>
[HtmlTargetElement("mod-radios")]
public sealed class RadiosTagHelper() : ChoicesTagHelper("radio");

/// <summary>
/// A question with several answers: <c>&lt;mod-checkboxes asp-for="Kinds" items="…" /&gt;</c>. Without <c>asp-for</c> and <c>name</c> it groups
/// <c>mod-checkbox asp-for</c> children, each a yes-or-no property of its own.
/// </summary>
[HtmlTargetElement("mod-checkboxes")]
public sealed class CheckboxesTagHelper() : ChoicesTagHelper("checkbox");
