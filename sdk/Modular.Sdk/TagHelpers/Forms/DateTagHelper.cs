using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// A date typed as day, month and year: <c>&lt;mod-date asp-for="Start" /&gt;</c> for a <see cref="DateOnly"/>, read back by
/// <see cref="DateOnlyPartsModelBinder"/>.
/// </summary>
[HtmlTargetElement("mod-date")]
public sealed class DateTagHelper : FieldTagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Hint ??= For?.Metadata.Description ?? "For example, 18 2 2014";
        var date = For?.Model as DateOnly?;
        var parts = Markup.Element("div", "govuk-date-input",
                Part("Day", 2, date?.Day), Part("Month", 2, date?.Month), Part("Year", 4, date?.Year))
            .With("id", FieldId)
            .WithAuthored(output.Attributes);
        output.ReplaceWith(Group(Fieldset("group", parts)));
    }

    private TagBuilder Part(string part, int width, int? value)
    {
        var name = $"{FieldName}.{part}";
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var entry = ViewContext.ViewData.ModelState.GetValueOrDefault(name);
        var wrong = ErrorText is not null && (entry?.ValidationState == ModelValidationState.Invalid || !AnyPartWrong());
        var input = Markup.Void("input", $"govuk-input govuk-date-input__input govuk-input--width-{width}" + (wrong ? " govuk-input--error" : ""))
            .With("id", id).With("name", name).With("type", "text").With("inputmode", "numeric")
            .With("value", entry?.AttemptedValue ?? value?.ToString())
            .With("aria-invalid", wrong ? "true" : null);
        return Markup.Element("div", "govuk-date-input__item", Markup.Element("div", "govuk-form-group",
            Markup.Element("label", "govuk-label govuk-date-input__label", part).With("for", id), input));
    }

    // When no part is marked, the error is about the date as a whole.
    private bool AnyPartWrong() => DateOnlyPartsModelBinder.FirstWrongPart(ViewContext.ViewData.ModelState, FieldName) is not null;
}
