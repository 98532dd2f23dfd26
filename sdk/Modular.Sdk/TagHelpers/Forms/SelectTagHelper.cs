using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>A list to choose one from: <c>&lt;mod-select asp-for="Round" items="Model.Rounds" empty="Choose a round" /&gt;</c>.</summary>
[HtmlTargetElement("mod-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    /// <summary>The choices. Null takes the members of the property's enum with their display names.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Text of a first choice without a value; null for none.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var select = Markup.Element("select", "govuk-select" + (ErrorText is null ? "" : " govuk-select--error"));
        if (Empty is not null)
            select.Append(Option(new SelectListItem(Empty, ""), []));
        foreach (var part in Choices())
            select.Append(part);
        Control(select, output);
        output.ReplaceWith(Group(LabelElement(), HintElement(), ErrorElement(), select));
    }

    private IEnumerable<TagBuilder> Choices()
    {
        var items = Items ?? Choice.OfEnum(For);
        var selected = Choice.Selected(Entry, For, Value);
        var groups = new Dictionary<SelectListGroup, TagBuilder>();
        foreach (var item in items)
        {
            if (item.Group is null)
            {
                yield return Option(item, selected);
            }
            else if (groups.TryGetValue(item.Group, out var group))
            {
                group.Append(Option(item, selected));
            }
            else
            {
                groups[item.Group] = group = Markup.Element("optgroup", null).With("label", item.Group.Name);
                // The options of a group may be spread over the list; TagBuilder keeps a reference, so later ones still arrive.
                yield return group.Append(Option(item, selected));
            }
        }
    }

    private static TagBuilder Option(SelectListItem item, IReadOnlyCollection<string> selected) =>
        Markup.Element("option", null, item.Text)
            .With("value", item.Value ?? item.Text)
            .When(Choice.IsSelected(item, selected), "selected")
            .When(item.Disabled, "disabled");
}
