using System.Net;
using AngleSharp.Dom;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class CouncilsTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task List_AsAtJanuary2014_HasAllCouncilsAndTheWholeMap()
    {
        var page = await site.Client().PageAsync("/councils?asAt=2014-01-22");
        Assert.Equal("Councils – Modular", page.Title);
        Assert.Contains("353 councils", Text(page), StringComparison.Ordinal);
        Assert.Equal(326, page.QuerySelectorAll("path[data-council]").Length);
        Assert.Equal(50, page.QuerySelectorAll(".mod-table tbody tr").Length);
        Assert.Contains("mySociety", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["353", "343", "339", "333", "317"],
            page.QuerySelectorAll("nav[aria-labelledby=then-and-now] li").Take(5).Select(item => item.TextContent.Split(':')[1].Trim()));
    }

    [SiteFact]
    public async Task List_LastPage_HasTheRest()
    {
        var page = await site.Client().PageAsync("/councils?asAt=2014-01-22&p=8");
        Assert.Equal(3, page.QuerySelectorAll(".mod-table tbody tr").Length);
    }

    [SiteFact]
    public async Task List_Filtered_KeepsChoicesInFormAndLinks()
    {
        var page = await site.Client().PageAsync("/councils?asAt=2014-01-22&type=Unitary&text=po&map=upper");
        Assert.Equal("po", page.QuerySelector("input[name=text]")!.GetAttribute("value"));
        Assert.Equal("Unitary", page.QuerySelector("select[name=type] option[selected]")!.GetAttribute("value"));
        Assert.Equal("upper", page.QuerySelector("input[name=map]")!.GetAttribute("value"));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/councils.csv?asAt=2014-01-22&type=Unitary&text=po&map=upper");
        Assert.Contains("Poole", Text(page), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task List_NothingMatches_SaysWhatToDo()
    {
        var page = await site.Client().PageAsync("/councils?text=atlantis");
        Assert.Contains("No council matches", Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".mod-table"));
    }

    [SiteFact]
    public async Task List_NotADay_SaysSoAndKeepsWhatWasTyped()
    {
        var response = await site.Client().GetAsync("/councils?asAt=2014-02-30");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("#asAt", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
    }

    [SiteFact]
    public async Task Table_Filtered_HasTheSameCouncils()
    {
        var response = await site.Client().GetAsync("/councils.csv?asAt=2014-01-22&type=ShireCounty");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 27, lines.Length);
    }

    [SiteFact]
    public async Task Table_NotADay_IsRefused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client().GetAsync("/councils.csv?asAt=soon")).StatusCode);

    [SiteTheory]
    [InlineData("/councils/AYL")]
    [InlineData("/councils/ayl")]
    public async Task Details_OfAReplacedCouncil_TellsItsHistory(string path)
    {
        var page = await site.Client().PageAsync(path);
        Assert.Equal("Aylesbury Vale District Council – Modular", page.Title);
        Assert.Equal("/councils/AYL", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("replaced on 1 April 2020 by Buckinghamshire Council", Text(page), StringComparison.Ordinal);
        Assert.Contains("E07000004", Text(page), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Details_OfASuccessor_NamesThoseItWasFormedFrom()
    {
        var text = Text(await site.Client().PageAsync("/councils/SMT"));
        Assert.Contains("Somerset Council takes over from", text, StringComparison.Ordinal);
        Assert.Contains("Taunton Deane Borough Council", text, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("/councils/aylesbury-vale")]
    [InlineData("/councils/E07000004")]
    public async Task Details_ByAnotherName_LeadsToTheCode(string path)
    {
        var response = await site.Client().GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/councils/AYL", response.Headers.Location!.OriginalString);
    }

    [SiteTheory]
    [InlineData("/councils/QQQ")]
    [InlineData("/councils/atlantis")]
    public async Task Details_Unknown_IsNotFound(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync(path)).StatusCode);

    [SiteTheory]
    [InlineData("/councils")]
    [InlineData("/councils/AYL")]
    public async Task Page_ForStaff_IsServedToo(string path)
    {
        using var client = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
    }

    private static string Text(IDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
