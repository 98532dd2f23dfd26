using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Sends <c>&lt;form method="post"&gt;</c> to the page's own handler. Without it, a page that one of its buttons has sent to another handler
/// (<c>formaction="?handler=AddRow"</c>) keeps that in its address, and every other button of the form would do the same again.
/// </summary>
/// <remarks>Forms with an <c>action</c> or <c>asp-page-handler</c> of their own are left alone.</remarks>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTagHelper : TagHelper
{
    private const string Handler = "handler";

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework's own, which adds the antiforgery field only to forms without an action.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext.Request;
        if (output.Attributes.ContainsName("action") || !request.Query.ContainsKey(Handler))
            return;
        var others = request.Query.Where(part => !string.Equals(part.Key, Handler, StringComparison.OrdinalIgnoreCase));
        output.Attributes.SetAttribute("action", request.PathBase.Add(request.Path).ToUriComponent() + QueryString.Create(others));
    }
}
