using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Testing;

namespace Modular.Host.Tests.Storage;

/// <summary>What the storage promises to every module, seen through a module's pages.</summary>
public sealed class NotesTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    private const string Notes = "/test-module/notes";

    [SiteFact]
    public async Task Post_Valid_AddsTheRowShowsABannerAndWritesHistory()
    {
        using var client = await site.SignedInAsync();
        var edit = await AddAsync(client, "First");

        var page = await client.PageAsync(edit);
        var entry = Assert.Single(page.QuerySelectorAll(".mod-history__entry"));
        Assert.Contains("Added: Note by Administrator", entry.TextContent);
        Assert.Contains("Title: First", entry.TextContent);
    }

    [SiteFact]
    public async Task Post_Invalid_SaysWhyAndSavesNothing()
    {
        using var client = await site.SignedInAsync();
        var before = (await client.PageAsync(Notes)).QuerySelectorAll("#notes li").Length;
        var response = await client.SubmitAsync(Notes, "Add", new() { ["Title"] = "" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Enter a title", (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(before, (await client.PageAsync(Notes)).QuerySelectorAll("#notes li").Length);
    }

    [SiteFact]
    public async Task Post_WithoutAntiforgery_IsRefused()
    {
        using var client = await site.SignedInAsync();
        var response = await client.PostAsync(Notes, new FormUrlEncodedContent([new("Title", "Forged")]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("Forged", (await client.PageAsync(Notes)).QuerySelector("#notes")!.TextContent);
    }

    [SiteFact]
    public async Task Post_WhenSomebodyElseSavedFirst_ShowsBothSidesAndThenSavesKnowingly()
    {
        using var client = await site.SignedInAsync();
        var edit = await AddAsync(client, "Shared");
        var mine = await client.PageAsync(edit);
        await client.SubmitAsync(edit, "Save", new() { ["Title"] = "Theirs" });

        var conflict = await client.SubmitAsync(mine, edit, "Save", new() { ["Title"] = "Mine", ["Body"] = "My words" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.PageAsync();
        var box = page.QuerySelector(".mod-conflict")!.TextContent;
        Assert.Contains("Theirs", box);
        Assert.Contains("Mine", box);
        Assert.Equal("My words", page.QuerySelector("#Body")!.GetAttribute("value"));
        Assert.Contains("Theirs", (await client.PageAsync(Notes)).QuerySelector("#notes")!.TextContent);

        var again = await client.SubmitAsync(page, edit, "Save");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var history = (await client.PageAsync(edit)).QuerySelector(".mod-history")!.TextContent;
        Assert.Contains("Theirs → Mine", history);
    }

    [SiteFact]
    public async Task Post_EveryKindOfValue_ComesBackTheSame()
    {
        using var client = site.Client();
        var response = await client.PostAsync("/api/test-module/notes/typed", null);
        var read = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("Façade – “£5”", read.GetProperty("title").GetString());
        Assert.Equal("2014-01-22", read.GetProperty("writtenOn").GetString());
        Assert.Equal(new DateTimeOffset(2014, 7, 1, 11, 30, 0, TimeSpan.Zero), read.GetProperty("readAt").GetDateTimeOffset());
        Assert.Equal(1234.5m, read.GetProperty("amount").GetDecimal());
        Assert.Equal("POL", read.GetProperty("council").GetString());
        Assert.Equal("Staff", read.GetProperty("audience").GetString());
    }

    [SiteFact]
    public async Task Get_Export_IsSafeForSpreadsheets()
    {
        using var client = await site.SignedInAsync();
        await AddAsync(client, "=1+1");
        var csv = await client.GetStringAsync("/test-module/notes.csv");
        Assert.StartsWith("title,written_on,council", csv.TrimStart('\uFEFF'));
        Assert.DoesNotContain("\n=1+1", csv);
        Assert.Contains("'=1+1", csv);
    }

    private static async Task<string> AddAsync(HttpClient client, string title)
    {
        var response = await client.SubmitAsync(Notes, "Add", new() { ["Title"] = title });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await client.PageAsync(Notes);
        Assert.Contains("The note is saved.", page.QuerySelector(".govuk-notification-banner")!.TextContent);
        return page.QuerySelectorAll("#notes a")[^1].GetAttribute("href")!;
    }
}
