using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>Builds elements: strings are encoded, <see cref="IHtmlContent"/> goes in as it is, null is left out.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? cssClass, params object?[] content)
    {
        var element = new TagBuilder(name);
        if (!string.IsNullOrEmpty(cssClass))
            element.Attributes["class"] = cssClass;
        return element.Append(content);
    }

    public static TagBuilder Void(string name, string? cssClass)
    {
        var element = Element(name, cssClass);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    public static TagBuilder Append(this TagBuilder element, params object?[] content)
    {
        foreach (var part in content)
        {
            if (part is IHtmlContent html)
                element.InnerHtml.AppendHtml(html);
            else if (part is not null)
                element.InnerHtml.Append(part.ToString()!);
        }
        return element;
    }

    /// <summary>Sets an attribute; a null value leaves it out.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
            element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>Sets an attribute that has no value, such as <c>checked</c>.</summary>
    public static TagBuilder When(this TagBuilder element, bool condition, string attribute) =>
        condition ? element.With(attribute, attribute) : element;

    public static TagBuilder Link(string href, object? content, string cssClass = "govuk-link") =>
        Element("a", cssClass, content).With("href", href);

    public static TagBuilder Hidden(string text) => Element("span", "govuk-visually-hidden", text);

    /// <summary>Puts <paramref name="content"/> in the place of the helper's own element.</summary>
    public static void ReplaceWith(this TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(content);
    }

    /// <summary>Gives the element what the page author wrote on the helper beyond its own attributes; classes are added up.</summary>
    public static TagBuilder WithAuthored(this TagBuilder element, TagHelperAttributeList authored)
    {
        foreach (var attribute in authored)
        {
            var value = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : Text(attribute.Value);
            if (attribute.Name.Equals("class", StringComparison.OrdinalIgnoreCase))
                element.AddCssClass(value);
            else
                element.Attributes[attribute.Name] = value;
        }
        return element;
    }

    // An authored attribute arrives encoded or plain, depending on how it was written; TagBuilder encodes again.
    private static string Text(object? value)
    {
        if (value is not IHtmlContent html)
            return value?.ToString() ?? "";
        using var writer = new StringWriter();
        html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    /// <summary>"Start date" → "start date", but "NHS number" stays.</summary>
    public static string InSentence(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
