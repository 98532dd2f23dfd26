using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// A single-line text field: <c>&lt;mod-input asp-for="Email" width="20" /&gt;</c>.
/// Other attributes (<c>autocomplete</c>, <c>inputmode</c>, <c>spellcheck</c>, …) go to the <c>input</c>.
/// </summary>
[HtmlTargetElement("mod-input")]
public sealed class InputTagHelper : FieldTagHelper
{
    private static readonly Type[] WholeNumbers = [typeof(int), typeof(long), typeof(short), typeof(byte)];
    private static readonly Type[] Fractions = [typeof(decimal), typeof(double), typeof(float)];

    /// <summary>
    /// <c>text</c>, <c>number</c>, <c>email</c>, <c>password</c>, <c>search</c>, <c>tel</c> or <c>url</c>; null follows the property. A number
    /// is a text field with the number keyboard, because browsers lose what was typed when it is not a number. A password is never shown again.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>Width in characters (2, 3, 4, 5, 10, 20 or 30); null for the full column.</summary>
    public int? Width { get; set; }

    /// <summary>Text in front of the field, such as "£"; hidden from screen readers, so the label must say it too.</summary>
    public string? Prefix { get; set; }

    /// <summary>Text after the field, such as "days"; hidden from screen readers, so the label must say it too.</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var type = Type ?? TypeOfProperty();
        var css = "govuk-input" + (Width is { } width ? $" govuk-input--width-{width}" : "") + (ErrorText is null ? "" : " govuk-input--error");
        var input = Markup.Void("input", css)
            .With("type", type == "number" ? "text" : type)
            .With("inputmode", type == "number" ? NumberKeyboard() : null)
            .With("value", type == "password" ? null : CurrentValue);
        Control(input, output);
        output.ReplaceWith(Group(LabelElement(), HintElement(), ErrorElement(), Wrapped(input)));
    }

    private TagBuilder Wrapped(TagBuilder input) =>
        Prefix is null && Suffix is null
            ? input
            : Markup.Element("div", "govuk-input__wrapper", Affix("prefix", Prefix), input, Affix("suffix", Suffix));

    private static TagBuilder? Affix(string place, string? text) =>
        text is null ? null : Markup.Element("div", "govuk-input__" + place, text).With("aria-hidden", "true");

    private string TypeOfProperty() => For?.Metadata.DataTypeName switch
    {
        "EmailAddress" => "email",
        "Password" => "password",
        "PhoneNumber" => "tel",
        "Url" => "url",
        _ when IsOneOf(WholeNumbers) || IsOneOf(Fractions) => "number",
        _ => "text",
    };

    private string NumberKeyboard() => IsOneOf(Fractions) ? "decimal" : "numeric";

    private bool IsOneOf(Type[] types) => For is not null && types.Contains(For.Metadata.UnderlyingOrModelType);
}
