using Microsoft.AspNetCore.Html;

namespace Modular.Sdk;

/// <summary>Turns Markdown into HTML that is safe on a public page.</summary>
public interface IMarkdown
{
    /// <summary>
    /// Renders Markdown (CommonMark with tables, footnotes, automatic links, and callouts such as <c>&gt; [!money]</c>) and removes whatever could run or restyle the page.
    /// Headings are moved down so that the first level becomes <c>h2</c>. Images are shown when a module keeps them (see <see cref="StoredFile.AddressIn"/>); of
    /// others the alternative text is left. Null or blank text gives empty content.
    /// </summary>
    IHtmlContent ToHtml(string? markdown);

    /// <summary>The text alone, for search and summaries. Null gives an empty string.</summary>
    string ToText(string? markdown);
}
