using System.Globalization;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>Markdig for the Markdown, HtmlSanitizer for the safety: raw HTML is not rendered, and what comes out is cleaned all the same.</summary>
internal sealed class MarkdownRenderer : IMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseAutoLinks().UseAutoIdentifiers().UseAlertBlocks(WriteTitle).DisableHtml().Build();

    private readonly Lazy<HtmlSanitizer> sanitizer = new(Sanitizer);

    public IHtmlContent ToHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return HtmlString.Empty;
        try
        {
            return Html(Parse(markdown));
        }
        catch (ArgumentException tooDeep) when (IsNesting(tooDeep))
        {
            return Html(AsWritten(markdown));
        }
    }

    private HtmlString Html(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<Block>())
            AddClass(block);
        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
            ShowOrReplace(image);
        return new HtmlString(InRegions(sanitizer.Value.Sanitize(document.ToHtml(Pipeline))));
    }

    /// <summary>The text with its headings moved below those of the page: the first level is 2.</summary>
    public static MarkdownDocument Parse(string markdown)
    {
        var document = Read(markdown);
        var highest = document.Descendants<HeadingBlock>().Select(heading => heading.Level).DefaultIfEmpty(2).Min();
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level - highest + 2, 6);
        return document;
    }

    public string ToText(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return "";
        try
        {
            return Markdown.ToPlainText(markdown, Pipeline).Trim();
        }
        catch (ArgumentException tooDeep) when (IsNesting(tooDeep))
        {
            return markdown.Trim();
        }
    }

    /// <summary>What is nested more deeply than Markdig follows is shown as it was written: somebody typed it to see the page break.</summary>
    private static MarkdownDocument Read(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException tooDeep) when (IsNesting(tooDeep))
        {
            return AsWritten(markdown);
        }
    }

    private static MarkdownDocument AsWritten(string markdown) => [new ParagraphBlock { Inline = new ContainerInline().AppendChild(new LiteralInline(markdown)) }];

    private static bool IsNesting(ArgumentException exception) => exception.Message.Contains("nested", StringComparison.Ordinal);

    // A wide table scrolls in a region of its own instead of pushing a narrow page sideways. Raw HTML is not rendered, so every table comes from Markdown.
    private static string InRegions(string html) => html
        .Replace("<table", """<div class="mod-scroll" role="region" aria-label="Table" tabindex="0"><table""", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal);

    /// <summary>The word above a callout: <c>&gt; [!money]</c>, or one of the kinds that GitHub knows.</summary>
    public static string TitleOf(StringSlice kind) => kind.ToString().ToLowerInvariant() switch
    {
        "money" => "Money",
        "tip" => "Tip",
        "important" => "Important",
        "warning" => "Warning",
        "caution" => "Caution",
        _ => "Note",
    };

    // The library's own title has a picture that the sanitiser would remove.
    private static void WriteTitle(HtmlRenderer renderer, StringSlice kind)
    {
        if (renderer.EnableHtmlForBlock)
            renderer.Write("<p class=\"mod-callout__title\">").Write(TitleOf(kind)).Write("</p>");
        else
            renderer.Write(TitleOf(kind)).Write(": ");
    }

    private static void AddClass(Block block)
    {
        var style = block switch
        {
            HeadingBlock { Level: 2 } => "govuk-heading-l",
            HeadingBlock { Level: 3 } => "govuk-heading-m",
            HeadingBlock => "govuk-heading-s",
            ParagraphBlock => "govuk-body",
            ListBlock { IsOrdered: true } => "govuk-list govuk-list--number",
            ListBlock => "govuk-list govuk-list--bullet",
            Markdig.Extensions.Tables.Table => "govuk-table",
            Markdig.Extensions.Tables.TableCell => "govuk-table__cell",
            AlertBlock => "govuk-inset-text mod-callout",
            QuoteBlock => "govuk-inset-text",
            _ => null,
        };
        if (style is not null)
            block.GetAttributes().AddClass(style);
    }

    /// <summary>What a module keeps is shown in its size. Of an image from elsewhere, which no browser would load here, its words are left.</summary>
    private static void ShowOrReplace(LinkInline image)
    {
        if (ImageAddress.Of(image.Url) is not { } address)
        {
            image.ReplaceBy(new LiteralInline(string.Concat(image.Descendants<LiteralInline>().Select(text => text.Content.ToString()))), copyChildren: false);
            return;
        }
        var attributes = image.GetAttributes();
        attributes.AddClass("mod-image");
        attributes.AddProperty("width", address.Width.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("height", address.Height.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("loading", "lazy");
        if (address.Sources is not { } sources)
            return;
        attributes.AddProperty("srcset", sources);
        attributes.AddProperty("sizes", ImageAddress.UsualSizes);
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (var tag in new[] { "style", "form", "input", "button", "textarea", "select", "option", "iframe", "object", "embed" })
            sanitizer.AllowedTags.Remove(tag);
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedAttributes.Add("class");
        sanitizer.AllowedAttributes.Add("id");
        foreach (var attribute in new[] { "loading", "srcset", "sizes" })
            sanitizer.AllowedAttributes.Add(attribute);
        sanitizer.AllowedSchemes.Clear();
        foreach (var scheme in new[] { "http", "https", "mailto" })
            sanitizer.AllowedSchemes.Add(scheme);
        return sanitizer;
    }
}
