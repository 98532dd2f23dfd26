using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// A file to upload: <c>&lt;mod-file asp-for="Upload" accept=".csv" /&gt;</c>. The form around it needs
/// <c>enctype="multipart/form-data"</c>. Browsers never send a chosen file back, so it must be chosen again after an error.
/// </summary>
[HtmlTargetElement("mod-file")]
public sealed class FileTagHelper : FieldTagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var css = "govuk-file-upload" + (ErrorText is null ? "" : " govuk-file-upload--error");
        var input = Markup.Void("input", css).With("type", "file");
        Control(input, output);
        output.ReplaceWith(Group(LabelElement(), HintElement(), ErrorElement(), input));
    }
}
