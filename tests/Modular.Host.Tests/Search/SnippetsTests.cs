using Modular.Host.Search.Words;

namespace Modular.Host.Tests.Search;

public sealed class SnippetsTests
{
    [Theory]
    [InlineData("We sell dry recyclables.", "We sell dry <mark>recyclables</mark>.")]
    [InlineData("<b>Recycling</b> & more", "&lt;b&gt;<mark>Recycling</mark>&lt;/b&gt; &amp; more")]
    [InlineData("Zürich’s RECYCLER", "<mark>Z&#252;rich’s</mark> <mark>RECYCLER</mark>")]
    [InlineData("Nothing of the kind", null)]
    [InlineData("", null)]
    public void Of_Text_MarksTheWordsAndIsSafe(string text, string? html) => Assert.Equal(html, new Snippets(["recycl", "zurich"]).Of(text));

    [Fact]
    public void Of_LongText_IsThePlaceWithMostOfTheWords()
    {
        var text = $"Recycling. {string.Join(' ', Enumerable.Repeat("other", 100))} the auction of recycling {string.Join(' ', Enumerable.Repeat("words", 100))}";
        var html = new Snippets(["recycl", "auction"]).Of(text)!;
        Assert.StartsWith("… other", html, StringComparison.Ordinal);
        Assert.Contains("the <mark>auction</mark> of <mark>recycling</mark> words", html, StringComparison.Ordinal);
        Assert.EndsWith("words …", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 120, 260);
    }
}
