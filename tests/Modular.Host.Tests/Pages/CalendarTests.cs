using System.Net;
using AngleSharp.Dom;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class CalendarTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Calendar_ByDefault_OffersTheYearsThatHaveEntries()
    {
        var page = await site.Client().PageAsync("/calendar");
        Assert.Equal("Calendar – Modular", page.Title);
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "?year=2014");
    }

    [SiteFact]
    public async Task Calendar_OfAYear_ListsItsMonths()
    {
        var text = Text(await site.Client().PageAsync("/calendar?year=2014"));
        Assert.Contains("13 January 2014 Event on how councils earn income Productivity programme", text, StringComparison.Ordinal);
        Assert.Contains("1 to 14 February 2014", text, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Calendar_OfAMonth_LeadsToThoseBesideIt()
    {
        var page = await site.Client().PageAsync("/calendar?month=2014-01");
        Assert.Equal("?month=2013-12", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("?month=2014-02", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.DoesNotContain("18 February", Text(page), StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("?month=2014-13")]
    [InlineData("?year=0001")]
    [InlineData("?year=soon")]
    public async Task Calendar_OfNoPeriod_IsNotFound(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync("/calendar" + query)).StatusCode);

    [SiteFact]
    public async Task Feed_AskedTwice_SaysThatNothingChanged()
    {
        using var client = site.Client();
        var first = await client.GetAsync("/calendar.ics");
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
        Assert.Contains("UID:host-energy-auction-2014@modular", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/calendar.ics");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    private static string Text(IDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}

public sealed class CalendarWithoutSampleTests(CalendarWithoutSampleTests.EmptySite site) : IClassFixture<CalendarWithoutSampleTests.EmptySite>
{
    [SiteFact]
    public async Task Calendar_WithoutEntries_SaysWhereTheyComeFrom()
    {
        var page = await site.Client().PageAsync("/calendar");
        Assert.Contains("Nothing is coming up", page.QuerySelector(".mod-empty")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("UID:host-", await site.Client().GetStringAsync("/calendar.ics"), StringComparison.Ordinal);
    }

    public sealed class EmptySite : ModularSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Sample:Load", "false")];
    }
}
