using System.Text.Encodings.Web;

namespace CaseLibrary.Data;

/// <summary>
/// The HTML of a case's text. Apart from the case and without a history of its own: it can always be made again from the Markdown, and lists never read it.
/// </summary>
internal sealed class RenderedBody
{
    public Guid CaseStudyId { get; init; }
    public string Html { get; private set; } = "";

    public void Write(string markdown, IMarkdown renderer)
    {
        using var html = new StringWriter();
        renderer.ToHtml(markdown).WriteTo(html, HtmlEncoder.Default);
        Html = html.ToString();
    }
}
