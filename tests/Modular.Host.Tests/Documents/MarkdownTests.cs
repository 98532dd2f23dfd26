using System.Text.Encodings.Web;
using Modular.Host.Documents;
using Modular.Host.Pages;
using Modular.Sdk;

namespace Modular.Host.Tests.Documents;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("[")]
    public void ToHtml_EndlessNesting_ShowsTheWordsAsTheyWereWritten(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, 400)) + "words <b>";
        using var html = new StringWriter();
        new MarkdownRenderer().ToHtml(text).WriteTo(html, HtmlEncoder.Default);
        Assert.Contains("words &lt;b&gt;", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("words <b>", new MarkdownRenderer().ToText(text), StringComparison.Ordinal);
        Assert.NotEmpty(new WordDocuments().Make(new WordText("Deep", text)));
    }
}
