using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>The one list over all stores.</summary>
public sealed class TrailPageTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    private const string Trail = "/administration/audit";

    [SiteFact]
    public async Task Get_NotSignedInOrWithoutThePermission_IsRefused()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await site.Client().GetAsync(Trail)).StatusCode);
        using var editor = await site.SignedInWithAsync("growth.edit");
        foreach (var path in new[] { Trail, $"{Trail}?handler=Csv", $"{Trail}/Host/1", $"{Trail}/person/{Guid.NewGuid()}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(path)).StatusCode);
        using var auditor = await site.SignedInWithAsync("host.audit");
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(Trail)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync($"{Trail}/person/{Guid.NewGuid()}")).StatusCode);
    }

    [SiteFact]
    public async Task Get_SignInsAndFailures_AreListed()
    {
        using var administrator = await site.SignedInAsync();
        await site.Client().SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = "not the password" });
        await site.Client().SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = "nobody@example.org", ["Input.Password"] = "not the password" });

        var failed = Rows(await administrator.PageAsync($"{Trail}?action=Sign-in+failed"));
        Assert.Contains(failed, row => row.Contains("Wrong password", StringComparison.Ordinal) && row.Contains(ModularSite.AdministratorEmail, StringComparison.Ordinal));
        Assert.Contains(failed, row => row.Contains("Unknown address", StringComparison.Ordinal));
        Assert.DoesNotContain(failed, row => row.Contains("nobody@", StringComparison.Ordinal));
        Assert.Contains("Administrator", Rows(await administrator.PageAsync($"{Trail}?action=Signed+in"))[0]);
    }

    [SiteFact]
    public async Task Get_EachFilter_ShowsOnlyWhatMatches()
    {
        using var administrator = await site.SignedInAsync();
        var id = await AddAsync("Zebra crossing");
        await site.Client().PostAsync("/api/test-module/notes/typed", null);

        Assert.Single(Rows(await administrator.PageAsync($"{Trail}?text=zebra")));
        Assert.NotEmpty(Rows(await administrator.PageAsync($"{Trail}?text={Uri.EscapeDataString("Façade – “£5”")}")));
        Assert.Single(Rows(await administrator.PageAsync($"{Trail}?record={id}")));
        Assert.All(Rows(await administrator.PageAsync($"{Trail}?programme=TestModule")), row => Assert.Contains("Test module", row));
        Assert.All(Rows(await administrator.PageAsync($"{Trail}?kind=permission+of+a+person")), row => Assert.Contains("Permission of a person", row));
        Assert.All(Rows(await administrator.PageAsync($"{Trail}?who=anonym")), row => Assert.Contains("Anonymous", row));
        Assert.NotEmpty(Rows(await administrator.PageAsync($"{Trail}?From=2014-01-22")));
        Assert.Empty(Rows(await administrator.PageAsync($"{Trail}?To.Day=22&To.Month=1&To.Year=2014")));
        var kept = await administrator.PageAsync($"{Trail}?who=anonym&kind=note&programme=TestModule");
        Assert.Equal(("anonym", "note"), (Field(kept, "who"), Field(kept, "kind")));
        Assert.Equal("TestModule", ((IHtmlSelectElement)kept.QuerySelector("[name=programme]")!).Value);
    }

    [SiteTheory]
    [InlineData("record=zebra", "The id of a record must look like")]
    [InlineData("From=2014-02-31", "From must be a real date")]
    [InlineData("From=2014-02-02&To=2014-02-01", "The last day must not be before the first")]
    public async Task Get_SenselessFilter_SaysWhy(string query, string message)
    {
        using var administrator = await site.SignedInAsync();
        foreach (var handler in new[] { "", "&handler=Csv" })
        {
            var response = await administrator.GetAsync($"{Trail}?{query}{handler}");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(message, (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        }
    }

    [SiteFact]
    public async Task Get_ThousandsInTwoStores_AreReadPageByPageWithoutAGapOrARepeat()
    {
        const int many = 1200;
        using var administrator = await site.SignedInAsync();
        await FillAsync(many);
        await AddAsync("Filler beside them");

        var (links, path) = (new List<string>(), $"{Trail}?text=filler");
        while (path is not null)
        {
            var page = await administrator.PageAsync(path);
            links.AddRange(page.QuerySelectorAll("#results tbody a").Select(link => link.GetAttribute("href")!));
            path = page.QuerySelector("#results a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(many + 1, links.Count);
        Assert.Equal(links.Count, links.Distinct().Count());
        Assert.StartsWith($"{Trail}/TestModule/", links[0]);

        var response = await administrator.GetAsync($"{Trail}?text=filler&handler=Csv");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(many + 2, lines.Length);
        Assert.StartsWith("at,who,account,client,action,kind,programme", lines[0].TrimStart('\uFEFF'));
        Assert.Contains("The audit trail", Rows(await administrator.PageAsync($"{Trail}?action=Downloaded"))[0]);
    }

    [SiteFact]
    public async Task Get_Csv_IsSafeForSpreadsheets()
    {
        using var administrator = await site.SignedInAsync();
        var id = await AddAsync("plain");
        (await site.Client().PostAsJsonAsync($"/api/test-module/notes/{id}/title?reason={Uri.EscapeDataString("=1+1")}", new { title = "other" })).EnsureSuccessStatusCode();
        var csv = await administrator.GetStringAsync($"{Trail}?record={id}&handler=Csv");
        Assert.Contains("'=1+1", csv);
        Assert.DoesNotContain(",=1+1", csv);
    }

    [SiteFact]
    public async Task Get_Entry_SaysWhoWhatAndWhy()
    {
        using var administrator = await site.SignedInAsync();
        var id = await AddAsync("Before it");
        (await site.Client().PostAsJsonAsync($"/api/test-module/notes/{id}/title?reason=A+typing+mistake", new { title = "After it" })).EnsureSuccessStatusCode();
        var list = await administrator.PageAsync($"{Trail}?record={id}&action=Changed");
        var page = await administrator.PageAsync(list.QuerySelector("#results tbody a")!.GetAttribute("href")!);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(["Changed: Note", "Anonymous", "Test module", id.ToString(), "A typing mistake", "Before it", "After it"], word => Assert.Contains(word, text));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"{Trail}/TestModule/999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"{Trail}/Nothing/1")).StatusCode);
    }

    [SiteFact]
    public async Task View_OfARestrictedRecord_IsInTheTrailOfItsProgramme()
    {
        using var administrator = await site.SignedInAsync();
        var id = await AddAsync("Concern 12");
        await administrator.GetStringAsync($"/api/test-module/notes/{id}/restricted");
        var row = Assert.Single(Rows(await administrator.PageAsync($"{Trail}?programme=TestModule&action=Viewed&record={id}")));
        Assert.All(["Administrator", "Viewed: Note", "Concern 12", "Test module"], word => Assert.Contains(word, row));
    }

    [SiteFact]
    public async Task Download_OfATable_IsInTheTrailWhenSomebodyIsSignedIn()
    {
        using var administrator = await site.SignedInAsync();
        await administrator.GetStringAsync("/test-module/notes.csv");
        await site.Client().GetStringAsync("/test-module/notes.json");
        var rows = Rows(await administrator.PageAsync($"{Trail}?programme=TestModule&action=Downloaded"));
        Assert.Contains("/test-module/notes.csv", Assert.Single(rows));
    }

    private static IReadOnlyList<string> Rows(AngleSharp.Dom.IDocument page) =>
        [.. page.QuerySelectorAll("#results tbody tr").Select(row => string.Join(' ', row.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))];

    private static string? Field(AngleSharp.Dom.IDocument page, string name) => page.QuerySelector($"[name={name}]")!.GetAttribute("value");

    private async Task<Guid> AddAsync(string title)
    {
        using var client = site.Client();
        var response = await client.PostAsJsonAsync("/api/test-module/notes", new { title });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Guid>();
    }

    private async Task FillAsync(int many)
    {
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        // All at one moment: the place in the chain decides.
        var at = TimeProvider.System.GetUtcNow();
        store.History.AddRange(Enumerable.Range(0, many).Select(_ => AuditEntries.Of(at, Origin.Host, "Started", Guid.NewGuid(), [new("Job", null, "filler")], "Job")));
        await store.SaveChangesAsync();
    }
}
