using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>One choice of <c>mod-radios</c>. Its content, if any, is shown only while it is chosen.</summary>
[HtmlTargetElement("mod-radio", ParentTag = "mod-radios")]
public sealed class RadioTagHelper : TagHelper
{
    /// <summary>What is posted when it is chosen.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the reader chooses; null shows <see cref="Value"/>.</summary>
    public string? Label { get; set; }

    /// <summary>Help below the label.</summary>
    public string? Hint { get; set; }

    /// <summary>True when it cannot be chosen.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var content = await output.GetChildContentAsync();
        var item = new SelectListItem(Label ?? Value, Value) { Disabled = Disabled };
        output.ReplaceWith(group.Add(item, Hint, content.IsEmptyOrWhiteSpace ? null : content));
    }
}

/// <summary>
/// One choice of <c>mod-checkboxes</c>, or, with <c>asp-for</c>, a yes-or-no property (alone or inside <c>mod-checkboxes</c>). Its content, if any, is
/// shown only while it is ticked.
/// </summary>
[HtmlTargetElement("mod-checkbox")]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    /// <summary>True when it cannot be chosen.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var parent = context.Items.TryGetValue(typeof(ChoiceGroup), out var found) ? (ChoiceGroup)found : null;
        var content = await output.GetChildContentAsync();
        var conditional = content.IsEmptyOrWhiteSpace ? null : content;
        if (parent is not null && For is null)
        {
            output.ReplaceWith(parent.Add(new SelectListItem(Label ?? Value, Value) { Disabled = Disabled }, Hint, conditional));
            return;
        }
        var group = parent ?? new ChoiceGroup("checkbox", FieldName, FieldId, []);
        var box = group.Add(new ChoiceControl(FieldId, FieldName, LabelText, "true")
        {
            Hint = HintText,
            ErrorId = ErrorText is null ? null : FieldId + "-error",
            Checked = IsTicked(),
            Disabled = Disabled,
            Conditional = conditional,
        });
        // An unticked box posts nothing; the hidden value says "no" in its place.
        var no = Markup.Void("input", null).With("type", "hidden").With("name", FieldName).With("value", "false");
        output.ReplaceWith(parent is null
            ? Group(ErrorElement(), group.Element(false, false, box, no))
            : new HtmlContentBuilder().AppendHtml(ErrorElement() ?? (IHtmlContent)HtmlString.Empty).AppendHtml(box).AppendHtml(no));
    }

    private bool IsTicked() =>
        Entry?.RawValue is { } posted
            ? (posted is string[] many ? many : [posted.ToString() ?? ""]).Any(v => v.Equals("true", StringComparison.OrdinalIgnoreCase))
            : For?.Model is true;
}
