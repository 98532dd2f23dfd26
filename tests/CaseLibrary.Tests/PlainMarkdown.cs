using Microsoft.AspNetCore.Html;
using Modular.Sdk;

namespace CaseLibrary.Tests;

/// <summary>Stands in for the host's renderer where a test is not about HTML.</summary>
internal sealed class PlainMarkdown : IMarkdown
{
    public IHtmlContent ToHtml(string? markdown) => new HtmlString($"<p>{markdown}</p>");

    public string ToText(string? markdown) => markdown ?? "";
}
