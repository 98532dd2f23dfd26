using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// A state in one or two words: <c>&lt;mod-tag colour="green"&gt;Completed&lt;/mod-tag&gt;</c>. The word says it; the colour only helps.
/// </summary>
[HtmlTargetElement("mod-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>
    /// <c>grey</c>, <c>green</c>, <c>teal</c>, <c>blue</c>, <c>purple</c>, <c>magenta</c>, <c>red</c>, <c>orange</c> or <c>yellow</c>;
    /// null for blue.
    /// </summary>
    public string? Colour { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.ReplaceWith(Markup.Element("strong", "govuk-tag" + (Colour is null ? "" : " govuk-tag--" + Colour), content)
            .WithAuthored(output.Attributes));
    }
}
