using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

public sealed partial class ListTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_NothingChosen_ListsRealCasesOnly()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies");
        Assert.Equal("13 cases", page.QuerySelector("#results h2")!.TextContent);
        Assert.Contains("10 invented examples are not listed", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(13, page.QuerySelectorAll("article").Length);
    }

    [SiteFact]
    public async Task Get_WithExamples_HasTwoPagesAndMarksThem()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?examples=yes&p=2");
        Assert.Equal("23 cases", page.QuerySelector("#results h2")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll("article").Length);
        var marked = await client.PageAsync("/case-studies?examples=yes&kind=commodities");
        Assert.Contains("Example", marked.QuerySelectorAll("article .govuk-tag").Select(tag => tag.TextContent));
    }

    [SiteFact]
    public async Task Get_EachFacetValue_ListsAsManyAsItsCountSays()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?examples=yes");
        var boxes = page.QuerySelectorAll("fieldset input[type=checkbox]");
        Assert.True(boxes.Length > 15);
        foreach (var box in boxes)
        {
            var label = page.QuerySelector($"label[for='{box.Id}']")!.TextContent;
            var chosen = await client.PageAsync($"/case-studies?examples=yes&{box.GetAttribute("name")}={Uri.EscapeDataString(box.GetAttribute("value")!)}");
            Assert.Equal((label, Count(label[label.LastIndexOf('(')..])), (label, Count(chosen.QuerySelector("#results h2")!.TextContent)));
        }
    }

    [SiteFact]
    public async Task Get_TwoFacets_CombineAndCanBeTakenBack()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?kind=assets&evidence=reported");
        var chips = page.QuerySelectorAll(".mod-chips a").ToDictionary(Text, chip => chip.GetAttribute("href"));
        Assert.Equal("/case-studies?evidence=reported", chips["Remove: Kind: Assets ✕"]);
        Assert.Equal("/case-studies?kind=assets", chips["Remove: Evidence: Reported ✕"]);
        Assert.All(page.QuerySelectorAll("article"), card => Assert.Contains("Evidence: Reported", Text(card), StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_Words_FindsCasesAndMarksThem()
    {
        using var client = site.Client();
        var page = await client.UntilAsync("/case-studies?q=solar", found => found.QuerySelectorAll("article").Length > 0);
        Assert.Equal("Forest Heath: buying a solar farm", Text(page.QuerySelector("article h3")!));
        Assert.NotEmpty(page.QuerySelectorAll("article mark"));
    }

    [SiteFact]
    public async Task Get_NothingMatches_SaysWhatToDo()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?q=zzzzzz");
        Assert.Contains("Try fewer or other words", Text(page.QuerySelector(".mod-empty")!), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_SortedByIncome_SaysWhatCountsAndPutsUnknownLast()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?sort=income");
        Assert.Contains("net income or surplus that was delivered", Text(page.QuerySelector(".govuk-inset-text")!), StringComparison.Ordinal);
        Assert.Equal("Forest Heath: buying a solar farm", Text(page.QuerySelector("article h3")!));
    }

    [SiteFact]
    public async Task Get_Totals_ExplainWhyTheyAreNotAddedUp()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/case-studies?examples=yes");
        var totals = page.QuerySelectorAll("details")[^1];
        Assert.Contains("of the 13 real cases", Text(totals), StringComparison.Ordinal);
        Assert.Contains("must not be added to each other", Text(totals), StringComparison.Ordinal);
        var labels = totals.QuerySelectorAll("tbody th").Select(Text).ToList();
        Assert.Equal(labels.Distinct(), labels);
        Assert.DoesNotContain(labels, label => label.Contains("forecast", StringComparison.Ordinal));
    }

    [SiteTheory]
    [InlineData("?p=999999999999")]
    [InlineData("?p=-1&sort=%01")]
    [InlineData("?q=%22%22%22*(NEAR&kind=%27;drop")]
    [InlineData("?council=XXX")]
    [InlineData("?q=%FF%FE&view=map&sort=payback&since=99999999999999&subtype=%01")]
    [InlineData("?q=a*b~2^9%20OR%20NOT%20%5B1%20TO%20%5D%20%7B%7D&scale=&people=x")]
    [InlineData("?q=the&q=of&kind=assets&kind=assets&view=table&p=0")]
    public async Task Get_NonsenseInTheAddress_IsNotAnError(string address)
    {
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/case-studies" + address)).StatusCode);
    }

    internal static string Text(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    private static int Count(string text) => int.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
