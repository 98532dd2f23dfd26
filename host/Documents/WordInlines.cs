using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Modular.Host.Documents;

/// <summary>Words within a paragraph: bold, italic, code and links.</summary>
internal sealed class WordInlines(MainDocumentPart main)
{
    private sealed record Look(bool Bold = false, bool Italic = false, bool Code = false, bool Link = false);

    public IEnumerable<OpenXmlElement> Of(ContainerInline? inlines) => inlines is null ? [] : Of(inlines, new Look());

    /// <summary>Text as Word takes it: without the signs that XML cannot hold.</summary>
    public static Text Plain(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or >= 0x20 and not (0xFFFE or 0xFFFF))
                allowed.Append(rune);
        }
        return new Text(allowed.ToString()) { Space = SpaceProcessingModeValues.Preserve };
    }

    private IEnumerable<OpenXmlElement> Of(ContainerInline inlines, Look look) => inlines.SelectMany(inline => inline switch
    {
        LiteralInline literal => [Run(literal.Content.ToString(), look)],
        CodeInline code => [Run(code.Content, look with { Code = true })],
        LineBreakInline { IsHard: true } => [new Run(new Break())],
        LineBreakInline => [Run(" ", look)],
        EmphasisInline { DelimiterCount: >= 2 } strong => Of(strong, look with { Bold = true }),
        EmphasisInline emphasis => Of(emphasis, look with { Italic = true }),
        LinkInline { IsImage: true } image => [Run($"[Picture: {string.Concat(image.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()))}]", look with { Italic = true })],
        LinkInline link => Link(link.Url, Of(link, look with { Link = true })),
        AutolinkInline auto => Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, [Run(auto.Url, look with { Link = true })]),
        HtmlEntityInline entity => [Run(entity.Transcoded.ToString(), look)],
        ContainerInline other => Of(other, look),
        _ => Enumerable.Empty<OpenXmlElement>(),
    });

    /// <summary>Only what the site itself would link: a document must not carry what runs something.</summary>
    private IEnumerable<OpenXmlElement> Link(string? address, IEnumerable<OpenXmlElement> content)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Scheme is not ("https" or "http" or "mailto"))
            return content;
        var known = main.HyperlinkRelationships.FirstOrDefault(link => link.Uri == target) ?? main.AddHyperlinkRelationship(target, isExternal: true);
        return [new Hyperlink(content) { Id = known.Id }];
    }

    private static Run Run(string text, Look look)
    {
        var properties = new RunProperties();
        if (look.Link)
            properties.Append(new RunStyle { Val = "Hyperlink" });
        if (look.Code)
            properties.Append(new RunFonts { Ascii = "Courier New", HighAnsi = "Courier New" });
        if (look.Bold)
            properties.Append(new Bold());
        if (look.Italic)
            properties.Append(new Italic());
        return properties.HasChildren ? new Run(properties, Plain(text)) : new Run(Plain(text));
    }
}
