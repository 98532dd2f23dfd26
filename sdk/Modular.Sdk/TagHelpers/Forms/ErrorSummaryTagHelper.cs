using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// <c>&lt;mod-error-summary /&gt;</c> at the top of the page's content: what is wrong in the words that stand at the fields, with links to them,
/// in the order in which the model declares its properties (<c>[Display(Order)]</c> changes it).
/// Nothing is rendered while the model state is valid.
/// </summary>
[HtmlTargetElement("mod-error-summary")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var state = ViewContext.ViewData.ModelState;
        if (state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }
        var list = Markup.Element("ul", "govuk-list govuk-error-summary__list");
        var wrong = state.Where(s => s.Value?.Errors.Count > 0)
            .OrderBy(s => FieldOrder.Of(ViewContext.ViewData.ModelMetadata, s.Key), StringComparer.Ordinal);
        foreach (var (key, entry) in wrong)
        {
            if (key.Length == 0)
                list.Append([.. entry!.Errors.Select(error => Markup.Element("li", null, FieldErrors.Text(error)))]);
            else
                list.Append(Markup.Element("li", null, Markup.Link("#" + Target(state, key), FieldErrors.First(entry), "")));
        }
        output.ReplaceWith(Markup.Element("div", "govuk-error-summary",
                Markup.Element("div", null,
                    Markup.Element("h2", "govuk-error-summary__title", "There is a problem"),
                    Markup.Element("div", "govuk-error-summary__body", list))
                .With("role", "alert"))
            .With("data-module", "govuk-error-summary"));
    }

    // A date has three fields and none with its own id: lead to the part that is wrong, else to the day.
    private static string Target(ModelStateDictionary state, string key)
    {
        var part = DateOnlyPartsModelBinder.FirstWrongPart(state, key) ?? (state.ContainsKey(key + ".Day") ? "Day" : null);
        return TagBuilder.CreateSanitizedId(part is null ? key : $"{key}.{part}", "_");
    }
}
