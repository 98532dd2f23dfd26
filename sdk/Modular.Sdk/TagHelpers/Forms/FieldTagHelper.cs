using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// What all form fields have in common: label, hint, error and the value that was typed. Label and hint come from the property's
/// <c>[Display(Name, Description)]</c> when the attributes are absent. Attributes that a field does not know go to its control.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    private protected FieldTagHelper()
    {
    }

    /// <summary>The property to edit. Without it, <see cref="Name"/> is needed.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>The posted name; by default that of <see cref="For"/>. Use it alone for filters that belong to no model.</summary>
    public string? Name { get; set; }

    /// <summary>The value to show when there is no <see cref="For"/> and nothing was typed yet.</summary>
    public string? Value { get; set; }

    /// <summary>The question or name of the field. Null takes the display name of the property.</summary>
    public string? Label { get; set; }

    /// <summary>Size of the label or legend: <c>s</c>, <c>m</c>, <c>l</c> or <c>xl</c>; null for normal text.</summary>
    public string? LabelSize { get; set; }

    /// <summary>True when the label is also the page's only <c>h1</c>.</summary>
    public bool PageHeading { get; set; }

    /// <summary>Help that stays visible below the label. Null takes the description of the property, if it has one.</summary>
    public string? Hint { get; set; }

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string FieldName => Name
        ?? (For is null
            ? throw new InvalidOperationException($"<{GetType().Name}> needs asp-for or name.")
            : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    private protected string FieldId => TagBuilder.CreateSanitizedId(FieldName, "_");

    private protected string LabelText => Label ?? For?.Metadata.GetDisplayName() ?? FieldName;

    private protected string? HintText => Hint ?? For?.Metadata.Description;

    private protected ModelStateEntry? Entry => ViewContext.ViewData.ModelState.GetValueOrDefault(FieldName);

    private protected string? ErrorText => FieldErrors.First(Entry);

    /// <summary>What was typed when the form comes back, else the model's value.</summary>
    private protected string? CurrentValue => Entry?.AttemptedValue ?? (For is null ? Value : Format(For.Model));

    private protected string? DescribedBy(string? also = null)
    {
        var ids = new[] { HintText is null ? null : FieldId + "-hint", ErrorText is null ? null : FieldId + "-error", also };
        var present = string.Join(' ', ids.OfType<string>());
        return present.Length == 0 ? null : present;
    }

    private protected TagBuilder Group(params object?[] content) =>
        Markup.Element("div", "govuk-form-group" + (ErrorText is null ? "" : " govuk-form-group--error"), content);

    private protected TagBuilder LabelElement()
    {
        var label = Markup.Element("label", Sized("govuk-label"), LabelText).With("for", FieldId);
        return PageHeading ? Markup.Element("h1", "govuk-label-wrapper", label) : label;
    }

    /// <summary>A fieldset with the label as its legend, for questions that have several controls.</summary>
    private protected TagBuilder Fieldset(string? role, params object?[] content) =>
        Markup.Element("fieldset", "govuk-fieldset",
                Markup.Element("legend", Sized("govuk-fieldset__legend"),
                    PageHeading ? Markup.Element("h1", "govuk-fieldset__heading", LabelText) : LabelText),
                HintElement(), ErrorElement())
            .Append(content)
            .With("role", role)
            .With("aria-describedby", DescribedBy());

    private protected TagBuilder? HintElement() =>
        HintText is { } hint ? Markup.Element("div", "govuk-hint", hint).With("id", FieldId + "-hint") : null;

    private protected TagBuilder? ErrorElement() =>
        ErrorText is { } error
            ? Markup.Element("p", "govuk-error-message", Markup.Hidden("Error:"), " " + error).With("id", FieldId + "-error")
            : null;

    private protected TagBuilder Control(TagBuilder control, TagHelperOutput output) =>
        control.With("id", FieldId)
            .With("name", FieldName)
            .With("aria-describedby", DescribedBy())
            .With("aria-invalid", ErrorText is null ? null : "true")
            .WithAuthored(output.Attributes);

    private string Sized(string cssClass) => LabelSize is null ? cssClass : $"{cssClass} {cssClass}--{LabelSize}";

    private string? Format(object? model) => model switch
    {
        null => null,
        _ when For!.Metadata.EditFormatString is { Length: > 0 } format => string.Format(null, format, model),
        DateOnly date => date.ToString("yyyy-MM-dd"),
        _ => Convert.ToString(model),
    };
}
