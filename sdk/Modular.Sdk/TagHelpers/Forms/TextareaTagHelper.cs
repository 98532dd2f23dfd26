using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// A field for several lines: <c>&lt;mod-textarea asp-for="Reason" max-length="500" /&gt;</c>. With a limit it counts characters while
/// typing; the limit is only shown here, so validate it as well (<c>[StringLength]</c>).
/// </summary>
[HtmlTargetElement("mod-textarea")]
public sealed class TextareaTagHelper : FieldTagHelper
{
    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The most characters allowed; null shows no count.</summary>
    public int? MaxLength { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var counted = MaxLength is not null;
        var css = "govuk-textarea" + (counted ? " govuk-js-character-count" : "") + (ErrorText is null ? "" : " govuk-textarea--error");
        // Browsers drop the first line break after <textarea>; ours is the one they drop.
        var area = Markup.Element("textarea", css, "\n", CurrentValue).With("rows", $"{Rows}");
        Control(area, output);
        if (counted)
            area.With("aria-describedby", DescribedBy(FieldId + "-info"));

        var group = Group(LabelElement(), HintElement(), ErrorElement(), area);
        if (counted)
        {
            group.AddCssClass("govuk-character-count");
            group.With("data-module", "govuk-character-count")
                .With("data-maxlength", $"{MaxLength}")
                .Append(Markup.Element("div", "govuk-hint govuk-character-count__message", $"You can enter up to {MaxLength} characters")
                    .With("id", FieldId + "-info"));
        }
        output.ReplaceWith(group);
    }
}
