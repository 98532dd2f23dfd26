using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

public sealed class OpenApiTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Address = "/openapi/v1.json";

    [SiteFact]
    public async Task Get_Document_DescribesEveryOperation()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        Assert.Equal("/", document.GetProperty("servers")[0].GetProperty("url").GetString());
        var operations = Operations(document).ToList();
        Assert.Contains(operations, operation => operation.Name == "get /api/councils/{code}");
        Assert.Contains(operations, operation => operation.Name == "post /api/case-studies/drafts");
        Assert.All(operations, operation =>
        {
            Assert.StartsWith("/api/", operation.Path);
            Assert.False(string.IsNullOrEmpty(Text(operation.Json, "summary")), operation.Name);
            Assert.NotEmpty(operation.Json.GetProperty("tags").EnumerateArray());
            foreach (var status in new[] { "400", "429", "500" })
                Assert.EndsWith("/Problem", operation.Json.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json")
                    .GetProperty("schema").GetProperty("$ref").GetString());
            Assert.Contains(operation.Json.GetProperty("responses").EnumerateObject(), response => response.Name.StartsWith('2'));
        });
        Assert.Equal("Expert help of up to fourteen days for councils that want to grow their local economy.",
            document.GetProperty("tags").EnumerateArray().Single(tag => Text(tag, "name") == "Growth advisers").GetProperty("description").GetString());
    }

    [SiteFact]
    public async Task Get_Document_SaysWhoMayDoWhat()
    {
        var document = await DocumentAsync();
        var flows = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("oauth2").GetProperty("flows");
        using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateScope();
        var permissions = scope.ServiceProvider.GetServices<IPermissions>().SelectMany(contribution => contribution.All).ToDictionary(permission => permission.Name, permission => permission.Description);
        foreach (var flow in new[] { "clientCredentials", "authorizationCode" })
        {
            Assert.Equal("/connect/token", flows.GetProperty(flow).GetProperty("tokenUrl").GetString());
            Assert.Equal(permissions, flows.GetProperty(flow).GetProperty("scopes").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!));
        }
        Assert.Equal("/connect/authorize", flows.GetProperty("authorizationCode").GetProperty("authorizationUrl").GetString());

        var add = Operations(document).Single(operation => operation.Name == "post /api/growth/awards").Json;
        Assert.Equal("growth.edit", add.GetProperty("security")[0].GetProperty("oauth2")[0].GetString());
        Assert.Contains("`growth.edit`: Create and change growth rounds", Text(add, "description"));
        Assert.All(["401", "403", "409", "413", "415", "422"], status => Assert.True(add.GetProperty("responses").TryGetProperty(status, out _), status));
        Assert.Contains(Parameters(add), name => name == "Idempotency-Key");

        var change = Operations(document).Single(operation => operation.Name == "put /api/growth/awards/{id}").Json;
        Assert.Contains(Parameters(change), name => name == "If-Match");
        Assert.DoesNotContain(Parameters(change), name => name == "match");
        Assert.True(change.GetProperty("responses").TryGetProperty("412", out _));
        Assert.True(change.GetProperty("responses").TryGetProperty("428", out _));

        Assert.EndsWith("/Growth.AwardInput", add.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());

        var list = Operations(document).Single(operation => operation.Name == "get /api/growth/awards").Json;
        Assert.True(!list.TryGetProperty("security", out var none) || none.GetArrayLength() == 0);
        Assert.Superset(new HashSet<string> { "limit", "cursor", "council", "state" }, Parameters(list).ToHashSet());
    }

    [SiteFact]
    public async Task Get_DocumentOfAGeneration_ListsExactlyItsModules()
    {
        var modules = site.Services.GetRequiredService<ModuleSwitch>();
        await modules.SwitchAsync("Growth", enable: false, Actor.Host, CancellationToken.None);
        Assert.DoesNotContain("growth", (await DocumentAsync()).GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/api/growth", await site.Client().GetStringAsync("/api"));
        await modules.SwitchAsync("Growth", enable: true, Actor.Host, CancellationToken.None);
        Assert.Contains("/api/growth/awards", (await DocumentAsync()).GetRawText());
    }

    [SiteFact]
    public async Task Get_ReadablePage_ListsOperationsWithoutScript()
    {
        var page = await site.Client().PageAsync("/api");
        var row = page.QuerySelectorAll("tr").Single(row => row.QuerySelector("code")?.TextContent == "POST /api/growth/awards");
        Assert.Contains("Add a recommended award", row.TextContent);
        Assert.Contains("growth.edit", row.TextContent);
    }

    [SiteFact]
    public async Task Get_ReferencePage_ServesItsScriptFromHereUnderANonce()
    {
        using var client = site.Client();
        var response = await client.GetAsync("/openapi/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal("style-src-attr 'unsafe-inline'", policy.Split("; ").Single(rule => rule.Contains("unsafe")));
        Assert.Contains("style-src 'self' 'nonce-", policy);
        Assert.DoesNotContain("unsafe", (await client.GetAsync("/api")).Headers.GetValues("Content-Security-Policy").Single());
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        var page = await response.PageAsync();
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal(nonce, script.GetAttribute("nonce")));
        Assert.Empty(page.QuerySelectorAll("style"));
        var sources = page.QuerySelectorAll("script[src]").Select(script => new Uri(new Uri("http://localhost/openapi/"), script.GetAttribute("src")!)).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            Assert.Equal("localhost", source.Host);
            Assert.Contains("javascript", (await client.GetAsync(source)).EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        }
        Assert.NotEqual(nonce, (await client.GetAsync("/openapi/")).Headers.GetValues("Content-Security-Policy").Single().Split("'nonce-")[1].Split('\'')[0]);
    }

    private async Task<JsonElement> DocumentAsync() => await (await site.Client().GetAsync(Address)).EnsureSuccessStatusCode().Content.JsonAsync();

    private static IEnumerable<(string Name, string Path, JsonElement Json)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", path.Name, operation.Value);

    private static IEnumerable<string> Parameters(JsonElement operation) => operation.GetProperty("parameters").EnumerateArray().Select(parameter => Text(parameter, "name")!);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
