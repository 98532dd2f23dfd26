using Modular.Testing;

namespace Growth.Tests.Pages;

public class ContributionTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Council_WithAJointAward_SaysSo()
    {
        var page = await site.Client().PageAsync("/councils/EDO");
        Assert.Contains("14 growth adviser days recommended to the Board, shared with Christchurch (January 2014)", page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Workspace_WithRecommendedAwards_ShowsWhatWaits()
    {
        var staff = await site.SignedInAsync();
        var page = await staff.PageAsync("/workspace");
        Assert.Contains("33 awards wait for the Board’s decision", page.Body!.TextContent);
        Assert.Contains("Days left of 462 awarded", page.Body.TextContent);
        var reader = await site.SignedInWithAsync();
        Assert.DoesNotContain("33 awards wait", (await reader.PageAsync("/workspace")).Body!.TextContent);
    }

    [SiteFact]
    public async Task Calendar_January2014_HasTheBoardMeeting()
    {
        var feed = await site.Client().GetStringAsync("/calendar.ics");
        var page = await site.Client().PageAsync("/calendar?month=2014-01");
        Assert.Contains("Board considers growth adviser awards", feed + page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Search_CouncilAsWrittenInThePaper_FindsTheAward()
    {
        // Documents are read in the background after the start.
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if ((await site.Client().GetStringAsync("/search?q=tandridge")).Contains("/growth/awards/", StringComparison.Ordinal))
                return;
            await Task.Delay(200);
        }
        Assert.Fail("The award of Tandridge was not found.");
    }
}
