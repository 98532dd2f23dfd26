using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace CaseLibrary.Pages.FactCheck;

/// <summary>Adds the officer’s secret to the addresses of the case’s own files, so that a page can show them to somebody without an account.</summary>
internal static partial class FilesByLink
{
    public static string Add(string address, string? secret) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}link={Uri.EscapeDataString(secret ?? "")}";

    /// <param name="html">What the renderer has made and cleaned.</param>
    /// <param name="secret">What stands in the link.</param>
    public static IHtmlContent Add(IHtmlContent html, string? secret)
    {
        using var text = new StringWriter();
        html.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlString(FileInAttribute().Replace(text.ToString(), match => Add(match.Value, secret).Replace("&link=", "&amp;link=", StringComparison.Ordinal)));
    }

    /// <summary>After the quotation mark of an attribute, or the comma between the copies of an image.</summary>
    [GeneratedRegex("""(?<="|, )/files/case-studies/[0-9a-f-]{36}/[a-z0-9.-]+(\?width=[0-9]+)?""")]
    private static partial Regex FileInAttribute();
}
