using System.Net;
using Modular.Testing;

namespace Growth.Tests.Pages.Awards;

public class PublicTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Intro_Anonymous_SaysWhatItIs()
    {
        var page = await site.Client().PageAsync("/growth");
        Assert.Contains("33 awards for 40 councils", page.Body!.TextContent);
        Assert.Contains("29 authorities", page.Body.TextContent);
    }

    [SiteFact]
    public async Task List_Anonymous_ShowsThreeCountsAndWhyThePaperDiffers()
    {
        var page = await site.Client().PageAsync("/growth/awards");
        Assert.Equal(["33", "33", "40"], page.QuerySelectorAll(".mod-card strong").Select(count => count.TextContent));
        Assert.Contains("speaks of 32 authorities", page.Body!.TextContent);
        Assert.Equal(33, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(40, page.QuerySelectorAll(".hex-map a").Length);
        Assert.DoesNotContain("Adviser days:", page.Body.TextContent);
        Assert.Empty(page.QuerySelectorAll("a[href*='/edit']"));
    }

    [SiteTheory]
    [InlineData("region=West+Midlands", 3)]
    [InlineData("type=London+borough", 2)]
    [InlineData("q=LB+Havering", 1)]
    [InlineData("q=nowhere", 0)]
    [InlineData("state=Approved", 0)]
    [InlineData("state=nonsense&type=&p=9", 33)]
    public async Task List_Filtered_ShowsOnlyMatches(string query, int awards)
    {
        var response = await site.Client().GetAsync("/growth/awards?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(awards, page.QuerySelectorAll(".mod-table tbody tr").Length);
        Assert.DoesNotContain("Error", page.Title);
    }

    [SiteFact]
    public async Task List_SortedByLeadDescending_StartsWithTheLast()
    {
        var page = await site.Client().PageAsync("/growth/awards?sort=-lead");
        Assert.Equal("Wirral Borough Council", page.QuerySelector(".mod-table tbody th")!.TextContent);
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
    }

    [SiteFact]
    public async Task Details_AbolishedCouncils_SayWhatTheyArePartOfNow()
    {
        var client = site.Client();
        var page = await client.PageAsync($"/growth/awards/{await client.AwardAsync(6)}");
        Assert.Contains("Bournemouth, Christchurch and Poole", page.Body!.TextContent);
        Assert.Contains("Dorset Council", page.Body.TextContent);
        Assert.DoesNotContain("For staff", page.Body.TextContent);
    }

    [SiteFact]
    public async Task Details_RegionInThePaperMissesOne_SaysSo()
    {
        var client = site.Client();
        var page = await client.PageAsync($"/growth/awards/{await client.AwardAsync(12)}");
        Assert.Contains("register also has West Midlands", page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Details_NoSuchAward_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync($"/growth/awards/{GrowthSite.NoSuchId}")).StatusCode);
}
