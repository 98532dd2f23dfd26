using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Growth.Tests.Pages;
using Modular.Testing;
using static Growth.Tests.ApiCalls;

namespace Growth.Tests;

public sealed class ApiTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Post_Award_IsThereWithItsCouncilsAndHistory()
    {
        using var client = await site.EditorAsync();
        var response = await client.PostAsJsonAsync(Awards, new { round = await client.RoundAsync(), councils = "Mansfield and Ashfield", days = 2.5, row = 500 });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var award = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("MAS", award.GetProperty("lead").GetString());
        Assert.Equal("Recommended", award.GetProperty("state").GetString());
        Assert.Equal($"{Awards}/{award.GetProperty("id").GetString()}", response.Headers.Location!.OriginalString);
        Assert.Contains("Reader", (await client.PageAsync($"/growth/awards/{award.GetProperty("id").GetString()}")).Body!.TextContent);
    }

    [SiteFact]
    public async Task Post_WrongAward_NamesEachField()
    {
        using var client = await site.EditorAsync();
        var errors = await ErrorsAsync(await client.PostAsJsonAsync(Awards, new { round = Guid.NewGuid(), councils = "Narnia", days = 15, row = 0, notionalValue = -1 }));
        Assert.Contains("Choose a round", errors.GetProperty("round")[0].GetString());
        Assert.Contains("Narnia", errors.GetProperty("councils")[0].GetString());
        Assert.Contains("14 or fewer", errors.GetProperty("days")[0].GetString());
        Assert.Contains("1 to 999", errors.GetProperty("row")[0].GetString());
        Assert.True(errors.TryGetProperty("notionalValue", out _));
        var missing = await ErrorsAsync(await client.PostAsJsonAsync(Awards, new { }));
        Assert.Equal(["councils", "days", "round"], missing.EnumerateObject().Select(field => field.Name).Order());
        var taken = await ErrorsAsync(await client.PostAsJsonAsync(Awards, new { round = await client.RoundAsync(), councils = "Poole", days = 1, row = 1 }));
        Assert.Contains("another award", taken.GetProperty("row")[0].GetString());
    }

    [SiteFact]
    public async Task Post_WhatTheFormDoesNotOffer_ChangesNothing()
    {
        using var client = await site.EditorAsync();
        var id = Guid.NewGuid();
        var response = await client.PostAsJsonAsync(Awards, new { round = await client.RoundAsync(), councils = "Poole", days = 1, id, version = id, state = "Delivered", daysUsed = 9 });
        var award = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEqual(id, award.GetProperty("id").GetGuid());
        Assert.Equal("Recommended", award.GetProperty("state").GetString());
        Assert.NotEqual($"\"{id:n}\"", response.Headers.ETag!.Tag);
    }

    [SiteFact]
    public async Task Put_ApprovedAward_IsRefusedInTheWordsOfThePage()
    {
        using var client = await site.EditorAsync();
        var round = await client.RoundAsync();
        var added = await client.PostAsJsonAsync(Awards, new { round, councils = "Poole", days = 1 });
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await client.SubmitAsync($"/growth/awards/step/{id}/approve", "Approve this award", new() { ["Typed"] = "Minute 7" });
        using var change = new HttpRequestMessage(HttpMethod.Put, $"{Awards}/{id}") { Content = JsonContent.Create(new { round, councils = "Poole", days = 2 }) };
        change.Headers.IfMatch.Add(added.Headers.ETag!);
        var refused = await client.SendAsync(change);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Withdraw it with the reason", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    [SiteFact]
    public async Task Application_AddedAndChanged_IsListed()
    {
        using var client = await site.EditorAsync();
        var round = await client.RoundAsync();
        var added = await client.PostAsJsonAsync(Applications, new { round, councils = "Leeds", theme = "Housing", brief = "More homes", days = 5 });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var change = new HttpRequestMessage(HttpMethod.Put, added.Headers.Location) { Content = JsonContent.Create(new { round, councils = "Leeds and Bradford", theme = "Housing", brief = "More homes", days = 6 }) };
        change.Headers.IfMatch.Add(added.Headers.ETag!);
        var changed = await client.SendAsync(change);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(2, (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("councils").GetArrayLength());
        var list = await client.GetFromJsonAsync<JsonElement>($"{Applications}?council=LDS&state=Draft&limit=1");
        Assert.Equal(6, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("daysAsked").GetDecimal());
        Assert.Contains("theme", (await ErrorsAsync(await client.PostAsJsonAsync(Applications, new { round, councils = "Leeds", brief = "x", days = 5 }))).EnumerateObject().Select(field => field.Name));
    }

    [SiteTheory]
    [InlineData("growth.read", HttpStatusCode.Forbidden)]
    [InlineData("case-studies.edit", HttpStatusCode.Forbidden)]
    public async Task Post_WithoutThePermission_IsForbidden(string permission, HttpStatusCode status)
    {
        using var client = await site.SignedInWithAsync(permission);
        Assert.Equal(status, (await client.PostAsJsonAsync(Awards, new { })).StatusCode);
        Assert.Equal(status, (await client.PutAsJsonAsync($"{Awards}/{GrowthSite.NoSuchId}", new { })).StatusCode);
        Assert.Equal(status, (await client.PostAsJsonAsync(Applications, new { })).StatusCode);
    }

    private static async Task<JsonElement> ErrorsAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
    }
}
