using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// An image that a module keeps, in the size that fits the screen: <c>&lt;mod-image file="picture.File" module="Module" alt="@picture.AltText" /&gt;</c>.
/// Loaded when the reader comes near it; <c>loading="eager"</c> loads it at once.
/// </summary>
[HtmlTargetElement("mod-image", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ImageTagHelper : TagHelper
{
    /// <summary>The image.</summary>
    public required StoredFile File { get; set; }

    /// <summary>The module that keeps it.</summary>
    public required Module Module { get; set; }

    /// <summary>What there is to see, for those who do not see it; empty for decoration.</summary>
    public required string Alt { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var address = File.AddressIn(Module);
        var sources = ImageAddress.Of(address)?.Sources;
        output.ReplaceWith(Markup.Void("img", "mod-image")
            .With("src", address).With("srcset", sources).With("sizes", sources is null ? null : ImageAddress.UsualSizes)
            .With("width", File.Width?.ToString(CultureInfo.InvariantCulture)).With("height", File.Height?.ToString(CultureInfo.InvariantCulture))
            .With("alt", Alt).With("loading", "lazy").WithAuthored(output.Attributes));
    }
}
