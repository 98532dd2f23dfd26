using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition.Switching;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

/// <summary>Whatever goes wrong below /api is problem details, in words that help and without those of an exception.</summary>
public sealed class ProblemTests(ProblemTests.Site site) : IClassFixture<ProblemTests.Site>
{
    [SiteTheory]
    [InlineData("GET", "/api/growth/awards?council=nowhere", 400, "council")]
    [InlineData("GET", "/api/growth/awards?limit=many", 400, "limit")]
    [InlineData("GET", "/api/growth/awards?limit=0", 400, "limit")]
    [InlineData("GET", "/api/councils?cursor=garbage", 400, "cursor")]
    [InlineData("GET", "/api/test-module/slow", 400, "milliseconds")]
    public async Task Request_ThatCannotBeRead_NamesTheField(string method, string path, int status, string field)
    {
        var problem = await (await site.Client().SendAsync(new HttpMethod(method), path)).ProblemAsync(status);
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    [SiteTheory]
    [InlineData("GET", "/api/growth/applications", 401)]
    [InlineData("POST", "/api/growth/awards", 401)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api/growth/awards/not-an-id", 404)]
    [InlineData("GET", "/api/growth/awards/00000000-0000-7000-8000-000000000000", 404)]
    [InlineData("DELETE", "/api/councils", 405)]
    [InlineData("PATCH", "/api/growth/awards/00000000-0000-7000-8000-000000000000", 405)]
    public async Task Request_ThatIsRefused_SaysWhatToDo(string method, string path, int status) =>
        await (await site.Client().SendAsync(new HttpMethod(method), path)).ProblemAsync(status);

    [SiteFact]
    public async Task Delete_OnAList_NamesTheMethodsThatItTakes()
    {
        var response = await site.Client().SendAsync(HttpMethod.Delete, "/api/growth/awards");
        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow.Order());
    }

    [SiteFact]
    public async Task Get_WithoutThePermission_IsForbidden() =>
        await (await (await site.SignedInWithAsync()).GetAsync("/api/growth/applications")).ProblemAsync(403);

    [SiteTheory]
    [InlineData("text/csv", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("application/*", 200)]
    public async Task Get_ThatAccepts_IsAnsweredInThatFormatOrNotAtAll(string accept, int status)
    {
        var response = await site.Client().SendAsync(HttpMethod.Get, "/api/councils/POL", null, ("Accept", accept));
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 406)
            await response.ProblemAsync(406);
    }

    [SiteFact]
    public async Task Get_BelowASwitchedOffProgramme_IsGone()
    {
        var modules = site.Services.GetRequiredService<ModuleSwitch>();
        await modules.SwitchAsync("CaseLibrary", enable: false, Actor.Host, CancellationToken.None);
        var answer = await site.Client().GetAsync("/api/case-studies");
        await modules.SwitchAsync("CaseLibrary", enable: true, Actor.Host, CancellationToken.None);
        await answer.ProblemAsync(410);
    }

    [SiteFact]
    public async Task Post_TooMuch_IsRefusedBeforeItIsRead() => await (await PostAsync(new StringContent(new string(' ', 1_100_000), Encoding.UTF8, "application/json"))).ProblemAsync(413);

    [SiteTheory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Post_AnotherType_IsRefused(string type) => await (await PostAsync(new StringContent("{}", Encoding.UTF8, type))).ProblemAsync(415);

    [SiteTheory]
    [InlineData("""{"days": "many"}""", "days")]
    [InlineData("""{"days": 3""", "days")]
    [InlineData("[]", "body")]
    public async Task Post_WrongJson_NamesWhereItIsWrong(string json, string field)
    {
        var problem = await (await PostAsync(new StringContent(json, Encoding.UTF8, "application/json"))).ProblemAsync(400);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [SiteFact]
    public async Task Post_WhatTheModuleFailsOn_SaysNothingOfTheFault()
    {
        var response = await site.Client().SendAsync(HttpMethod.Post, "/api/test-module/notes", new { title = (string?)null });
        var problem = await response.ProblemAsync(500);
        Assert.DoesNotContain("NOT NULL", problem.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [SiteFact]
    public async Task Get_WhatTakesTooLong_SaysToTryAgain()
    {
        var response = await site.Client().GetAsync("/api/test-module/slow?milliseconds=60000");
        await response.ProblemAsync(503);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private async Task<HttpResponseMessage> PostAsync(HttpContent content) =>
        await (await site.SignedInToApiAsync(ApiCalls.Editor)).SendAsync(HttpMethod.Post, "/api/growth/awards", content);

    /// <summary>With little patience for slow requests.</summary>
    public sealed class Site : TestModuleSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Modules:Limits:Request", "00:00:03")];
    }
}
