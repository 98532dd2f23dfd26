using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition.Switching;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

/// <summary>What the tests of the API share.</summary>
internal static class ApiCalls
{
    public const string Editor = "growth.edit";
    public const string Reader = "growth.read";

    public static Task<JsonElement> JsonAsync(this HttpContent content) => content.ReadFromJsonAsync<JsonElement>();

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }

    /// <summary>The status, and the problem that has to come with it.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.JsonAsync();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        foreach (var member in new[] { "type", "title", "detail", "instance", "requestId" })
            Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty(member).GetString()), member);
        var text = problem.GetRawText();
        Assert.DoesNotContain("Exception", text);
        Assert.DoesNotContain("   at ", text);
        return problem;
    }

    /// <summary>A valid body for a new award of the sample round.</summary>
    public static async Task<object> NewAwardAsync(this HttpClient client, string councils = "Poole", decimal days = 3)
    {
        var rounds = await (await client.GetAsync("/api/growth/rounds")).Content.JsonAsync();
        return new { round = rounds.GetProperty("items")[0].GetProperty("id").GetGuid(), councils, days };
    }

    public static async Task SwitchOffAndOnAsync(this ModularSite site, string module)
    {
        var modules = site.Services.GetRequiredService<ModuleSwitch>();
        Assert.Null((await modules.SwitchAsync(module, enable: false, Actor.Host, CancellationToken.None)).Reason);
        Assert.Null((await modules.SwitchAsync(module, enable: true, Actor.Host, CancellationToken.None)).Reason);
    }
}
