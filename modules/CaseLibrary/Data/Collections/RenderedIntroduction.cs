using System.Text.Encodings.Web;

namespace CaseLibrary.Data;

/// <summary>The HTML of a collection's introduction. Like <see cref="RenderedBody"/> without a history of its own: it can always be made again from the Markdown.</summary>
internal sealed class RenderedIntroduction
{
    public Guid CollectionId { get; init; }
    public string Html { get; private set; } = "";

    public void Write(string markdown, IMarkdown renderer)
    {
        using var html = new StringWriter();
        renderer.ToHtml(markdown).WriteTo(html, HtmlEncoder.Default);
        Html = html.ToString();
    }
}
