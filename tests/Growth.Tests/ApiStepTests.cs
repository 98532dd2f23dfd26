using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Growth.Tests.Pages;
using Modular.Testing;
using static Growth.Tests.ApiCalls;

namespace Growth.Tests;

/// <summary>What partners' systems may do with applications and awards is what their pages let people do, by the same rules.</summary>
public sealed class ApiStepTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Application_FromDraftToDeliveredAward_GoesEveryStep()
    {
        using var client = await site.EditorAsync();
        var (application, version) = await client.RecommendedAsync("Leeds and Bradford");
        var made = await client.StepAsync($"{application}/award", version, new { row = 700 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var award = made.Headers.Location!.OriginalString;
        Assert.Equal(["LDS", "BRD"], (await made.JsonAsync()).GetProperty("councils").EnumerateArray().Select(council => council.GetProperty("code").GetString()));
        Assert.Equal(5, (await made.JsonAsync()).GetProperty("daysAwarded").GetDecimal());

        var step = await client.StepAsync($"{award}/approve", made.Headers.ETag, new { minuteReference = " Example minute 9 " });
        Assert.Equal("Example minute 9", (await step.JsonAsync()).GetProperty("minuteReference").GetString());
        Assert.Equal("Approved", await client.StateAsync(application));
        step = (await client.StepAsync($"{award}/start", step.Headers.ETag)).EnsureSuccessStatusCode();
        step = await client.StepAsync($"{award}/days", step.Headers.ETag, new { on = "2014-02-03", days = 2.5, what = "Example workshop" });
        Assert.Equal(2.5m, (await step.JsonAsync()).GetProperty("daysLeft").GetDecimal());
        var entry = (await step.JsonAsync()).GetProperty("entries")[0].GetProperty("id").GetString();
        step = await client.StepAsync($"{award}/days/{entry}/take-out", step.Headers.ETag);
        Assert.Equal(5, (await step.JsonAsync()).GetProperty("daysLeft").GetDecimal());
        step = await client.StepAsync($"{award}/days/{entry}/put-back", step.Headers.ETag);
        step = await client.StepAsync($"{award}/deliver", step.Headers.ETag);
        Assert.Equal("Delivered", (await step.JsonAsync()).GetProperty("state").GetString());

        var log = await client.GetFromJsonAsync<JsonElement>($"{award}/days");
        Assert.EndsWith(log.GetProperty("application").GetString()!, application);
        Assert.Equal(2.5m, log.GetProperty("daysUsed").GetDecimal());
        Assert.Contains("Example minute 9", (await client.PageAsync(award["/api".Length..])).Body!.TextContent);
    }

    [SiteFact]
    public async Task MakeAward_Twice_IsRefusedInTheWordsOfThePage()
    {
        using var client = await site.EditorAsync();
        var (application, version) = await client.RecommendedAsync("Poole");
        Assert.Equal(HttpStatusCode.Created, (await client.StepAsync($"{application}/award", version, new { })).StatusCode);
        var again = await client.StepAsync($"{application}/award", version, new { });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("already has the award “Poole”", await again.DetailAsync());
    }

    [SiteFact]
    public async Task MakeAward_TwiceAtOnce_MakesOne()
    {
        using var client = await site.EditorAsync();
        var (application, version) = await client.RecommendedAsync("Dudley");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.StepAsync($"{application}/award", version, new { })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed }));
        Assert.Equal(1, (await client.GetFromJsonAsync<JsonElement>($"{Awards}?council=DUD")).EnumerateArray().Count(award => award.GetProperty("text").GetString() == "Dudley"));
    }

    [SiteFact]
    public async Task MakeAward_WithAnIdempotencyKey_AnswersTheSecondTimeAsTheFirst()
    {
        using var client = await site.EditorAsync();
        var (application, version) = await client.RecommendedAsync("Walsall");
        var first = await client.StepAsync($"{application}/award", version, new { }, "walsall-1");
        var second = await client.StepAsync($"{application}/award", version, new { }, "walsall-1");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
    }

    [SiteFact]
    public async Task MakeAward_FromADraft_IsRefused()
    {
        using var client = await site.EditorAsync();
        var draft = await client.PostAsJsonAsync(Applications, new { round = await client.RoundAsync(), councils = "Leeds", theme = "Housing", brief = "Example", days = 5 });
        var refused = await client.StepAsync($"{draft.Headers.Location}/award", draft.Headers.ETag, new { });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("only be made from a recommended application", await refused.DetailAsync());
    }

    [SiteFact]
    public async Task Step_WithAnOldVersion_IsStaleAndWithoutOneRefused()
    {
        using var client = await site.EditorAsync();
        var award = await AwardAsync(client);
        var approve = $"{award.Path}/approve";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await client.StepAsync(approve, null, new { minuteReference = "7" })).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.StepAsync(approve, new($"\"{Guid.NewGuid():n}\""), new { minuteReference = "7" })).StatusCode);
        Assert.Equal("Recommended", await client.StateAsync(award.Path));
        Assert.Equal(HttpStatusCode.OK, (await client.StepAsync(approve, award.Version, new { minuteReference = "7" })).StatusCode);
    }

    [SiteFact]
    public async Task Step_OutOfOrderOrWithoutItsWords_SaysWhy()
    {
        using var client = await site.EditorAsync();
        var (path, version) = await AwardAsync(client);
        Assert.Contains("The Board has to approve it first", await (await client.StepAsync($"{path}/start", version)).DetailAsync());
        Assert.Contains("Enter the minute reference", await FieldAsync(await client.StepAsync($"{path}/approve", version, new { }), "minuteReference"));
        Assert.Contains("100 characters or fewer", await FieldAsync(await client.StepAsync($"{path}/approve", version, new { minuteReference = new string('x', 101) }), "minuteReference"));
        Assert.Contains("Enter the reason", await FieldAsync(await client.StepAsync($"{path}/withdraw", version, new { reason = " " }), "reason"));
        Assert.Contains("logged while it is in progress", await (await client.StepAsync($"{path}/days", version, new { on = "2014-02-03", days = 1, what = "Example" })).DetailAsync());
        Assert.Contains("today or in the past", await FieldAsync(await client.StepAsync($"{path}/days", version, new { on = "2214-02-03", days = 0.3, what = "Example" }), "on"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.StepAsync($"{path}/days/{GrowthSite.NoSuchId}/take-out", version)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.StepAsync($"{Awards}/{GrowthSite.NoSuchId}/start", version)).StatusCode);
    }

    [SiteFact]
    public async Task Withdraw_ApplicationAndAward_CanBeReinstated()
    {
        using var client = await site.EditorAsync();
        var (application, version) = await client.RecommendedAsync("Wigan");
        var withdrawn = await client.StepAsync($"{application}/withdraw", version, new { reason = "Example reason" });
        Assert.Equal("Example reason", (await withdrawn.JsonAsync()).GetProperty("reason").GetString());
        var back = await client.StepAsync($"{application}/reinstate", withdrawn.Headers.ETag);
        Assert.Equal("Recommended", (await back.JsonAsync()).GetProperty("state").GetString());
        var made = await client.StepAsync($"{application}/award", back.Headers.ETag, new { });
        var held = await client.StepAsync($"{application}/withdraw", (await client.GetAsync(application)).Headers.ETag, new { reason = "Example" });
        Assert.Contains("Withdraw the award first", await held.DetailAsync());

        var award = made.Headers.Location!.OriginalString;
        var gone = await client.StepAsync($"{award}/withdraw", made.Headers.ETag, new { reason = "Example reason" });
        Assert.Equal("Withdrawn", (await gone.JsonAsync()).GetProperty("state").GetString());
        Assert.Equal("Submitted", await client.StateAsync(application));
        Assert.Equal("Recommended", (await (await client.StepAsync($"{award}/reinstate", gone.Headers.ETag)).JsonAsync()).GetProperty("state").GetString());
        Assert.Equal("Recommended", await client.StateAsync(application));
    }

    [SiteFact]
    public async Task Decline_WithAReason_EndsTheApplication()
    {
        using var client = await site.EditorAsync();
        var (application, version) = await client.RecommendedAsync("Bolton");
        Assert.Contains("Enter the reason", await FieldAsync(await client.StepAsync($"{application}/decline", version, new { }), "reason"));
        Assert.Equal("Declined", (await (await client.StepAsync($"{application}/decline", version, new { reason = "Example" })).JsonAsync()).GetProperty("state").GetString());
    }

    [SiteFact]
    public async Task Round_AddedAndChanged_FollowsTheRulesOfItsPage()
    {
        using var client = await site.EditorAsync();
        const string rounds = "/api/growth/rounds";
        var wrong = await client.PostAsJsonAsync(rounds, new { name = "January 2014", opens = "2014-02-02", closes = "2014-02-01", authoritiesInPaper = 0 });
        Assert.Equal(["authoritiesInPaper", "closes", "name"], (await wrong.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        var added = await client.PostAsJsonAsync(rounds, new { name = "Example round", note = "Example" });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var change = new HttpRequestMessage(HttpMethod.Put, added.Headers.Location) { Content = JsonContent.Create(new { name = "Example round", boardOn = "2014-03-01" }) };
        change.Headers.IfMatch.Add(added.Headers.ETag!);
        Assert.Equal("2014-03-01", (await (await client.SendAsync(change)).JsonAsync()).GetProperty("boardOn").GetString());
        Assert.Equal(JsonValueKind.Null, (await client.GetFromJsonAsync<JsonElement>(added.Headers.Location)).GetProperty("note").ValueKind);
    }

    [SiteTheory]
    [InlineData("awards", "approve")]
    [InlineData("awards", "start")]
    [InlineData("awards", "deliver")]
    [InlineData("awards", "withdraw")]
    [InlineData("awards", "reinstate")]
    [InlineData("awards", "days")]
    [InlineData("applications", "submit")]
    [InlineData("applications", "recommend")]
    [InlineData("applications", "decline")]
    [InlineData("applications", "withdraw")]
    [InlineData("applications", "reinstate")]
    [InlineData("applications", "award")]
    public async Task Step_WithoutThePermission_IsForbidden(string records, string step)
    {
        using var client = await site.SignedInToApiAsync("growth.read", "case-studies.edit");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.StepAsync($"/api/growth/{records}/{GrowthSite.NoSuchId}/{step}", null, new { })).StatusCode);
    }

    [SiteFact]
    public async Task Step_OnARecordByItsIdFromAnotherProgramme_IsForbiddenAndChangesNothing()
    {
        using var editor = await site.EditorAsync();
        var (award, version) = await AwardAsync(editor);
        var (application, its) = await editor.RecommendedAsync("Oldham");
        using var other = await site.SignedInToApiAsync("host.workspace", "case-studies.edit");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.StepAsync($"{award}/approve", version, new { minuteReference = "7" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.StepAsync($"{application}/withdraw", its, new { reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(application)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/growth/awards/step/{award.Split('/').Last()}/approve")).StatusCode);
        Assert.Equal("Recommended", await editor.StateAsync(award));
        Assert.Equal("Recommended", await editor.StateAsync(application));
    }

    [SiteFact]
    public async Task GetDays_WithoutThePermissionToReadThem_IsRefused()
    {
        using var reader = site.Client();
        var path = $"{Awards}/{await reader.AwardAsync(1)}";
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.GetAsync($"{path}/days")).StatusCode);
        Assert.DoesNotContain("daysUsed", await reader.GetStringAsync(path));
    }

    private static async Task<(string Path, System.Net.Http.Headers.EntityTagHeaderValue Version)> AwardAsync(HttpClient client)
    {
        var added = await client.PostAsJsonAsync(Awards, new { round = await client.RoundAsync(), councils = "Poole", days = 1 });
        return (added.Headers.Location!.OriginalString, added.Headers.ETag!);
    }

    private static async Task<string> FieldAsync(HttpResponseMessage response, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("errors").GetProperty(field)[0].GetString()!;
    }
}
