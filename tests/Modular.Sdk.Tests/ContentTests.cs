namespace Modular.Sdk.Tests;

public sealed class ContentTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    [Theory]
    [InlineData("/form")]
    [InlineData("/content")]
    public async Task Pages_HaveNoInlineStyleOrScriptAndNoIdTwice(string path)
    {
        var page = await pages.GetAsync(path);

        Assert.Empty(page.QuerySelectorAll("[style], script, style"));
        Assert.DoesNotContain(page.All, element => element.LocalName.StartsWith("mod-", StringComparison.Ordinal));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var id in page.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
                     .SelectMany(e => $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            Assert.NotNull(page.GetElementById(id));
    }

    [Fact]
    public async Task SummaryList_WithSomeActions_MarksTheRowsWithout()
    {
        var rows = (await pages.GetAsync("/content")).QuerySelectorAll(".govuk-summary-list__row");

        Assert.Equal("Change start date", rows[0].QuerySelector("a[href='/change']")!.TextContent);
        Assert.Contains("govuk-summary-list__row--no-actions", rows[1].ClassList);
    }

    [Fact]
    public async Task Table_ScrollsInItsOwnNamedRegion()
    {
        var region = (await pages.GetAsync("/content")).QuerySelector(".mod-scroll")!;

        Assert.Equal(("region", "Awards", "0"), (region.GetAttribute("role"), region.GetAttribute("aria-label"), region.GetAttribute("tabindex")));
        Assert.Equal("Awards", region.QuerySelector("table > caption")!.TextContent);
    }

    [Theory]
    [InlineData("/content", "ascending", null, "/content?sort=-name", "/content?sort=days")]
    [InlineData("/content?sort=-days&kind=a&kind=b&p=3", null, "descending", "/content?kind=a&kind=b&sort=name", "/content?kind=a&kind=b&sort=days")]
    public async Task Sort_KeepsFiltersAndForgetsThePage(string path, string? first, string? second, string firstLink, string secondLink)
    {
        var headings = (await pages.GetAsync(path)).QuerySelectorAll("th:has(.mod-sort)");

        Assert.Equal([first, second], headings.Select(h => h.GetAttribute("aria-sort")));
        Assert.Equal([firstLink, secondLink], headings.Take(2).Select(h => h.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public async Task Pagination_InTheMiddle_KeepsTheQueryAndLeavesOutDistantPages()
    {
        var nav = Assert.Single((await pages.GetAsync("/content?q=a%26b&p=5")).QuerySelectorAll("nav.govuk-pagination"));

        Assert.Equal(["1", "⋯", "4", "5", "6", "⋯", "12"], nav.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal("/content?q=a%26b&p=6", nav.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/content?q=a%26b", nav.QuerySelector("a[aria-label='Page 1']")!.GetAttribute("href"));
        Assert.Equal("5", nav.QuerySelector("a[aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task TabsAndAccordion_LinkHeadingsToTheirContent()
    {
        var page = await pages.GetAsync("/content");

        Assert.Equal(["#now", "#then"], page.QuerySelectorAll(".govuk-tabs__tab").Select(tab => tab.GetAttribute("href")));
        Assert.Contains("govuk-tabs__panel--hidden", page.GetElementById("then")!.ClassList);
        Assert.Equal("B", page.GetElementById("parts-content-2")!.TextContent);
        Assert.Contains("govuk-accordion__section--expanded", page.GetElementById("parts-content-2")!.ParentElement!.ClassList);
    }

    [Fact]
    public async Task History_SaysWhyWhereThatWasAsked()
    {
        var entries = (await pages.GetAsync("/content")).QuerySelectorAll(".mod-history__entry");

        Assert.Equal("Reason: The council <asked>", entries[0].QuerySelector(".mod-history__reason")!.TextContent);
        Assert.Null(entries[1].QuerySelector(".mod-history__reason"));
    }

    [Fact]
    public async Task SmallPieces_CarryTheirRoles()
    {
        var page = await pages.GetAsync("/content");

        Assert.Equal("Saved", page.QuerySelector("[role=alert].govuk-notification-banner--success .govuk-notification-banner__heading")!.TextContent);
        Assert.NotNull(page.QuerySelector("[role=region].govuk-notification-banner b"));
        Assert.Equal("Here", page.QuerySelector(".govuk-breadcrumbs__list-item[aria-current=page]")!.TextContent);
        Assert.Equal("Back", page.QuerySelector("a.govuk-back-link[href='/list']")!.TextContent);
        Assert.Equal("Completed", page.QuerySelector("strong.govuk-tag--green")!.TextContent);
        Assert.Equal("Add an award", page.QuerySelector(".mod-empty a[href='/add']")!.TextContent);
        Assert.Equal("How", page.QuerySelector("details > summary")!.TextContent);
        Assert.Equal("Cannot start yet", page.QuerySelector(".govuk-task-list__status--cannot-start-yet")!.TextContent);
    }
}
