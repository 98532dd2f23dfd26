using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>A number with its name, day and source, linked to the records behind it: <c>&lt;mod-figure figure="figure" /&gt;</c>.</summary>
[HtmlTargetElement("mod-figure", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FigureTagHelper : TagHelper
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What to show.</summary>
    public required Figure Figure { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        object value = Figure.Link is null ? Figure.Text : Markup.Link(Figure.Link, Figure.Text);
        output.ReplaceWith(Markup.Element("div", "mod-figure",
            Markup.Element("div", "mod-figure__value", value),
            Markup.Element("div", "mod-figure__label", Figure.Label),
            Markup.Element("div", "mod-figure__source", string.Create(British, $"{Figure.Source}, as at {Figure.AsAt:d MMMM yyyy}"))));
    }
}
