using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Testing;

namespace Growth.Tests;

/// <summary>How the tests of the API speak to it.</summary>
internal static class ApiCalls
{
    public const string Awards = "/api/growth/awards";
    public const string Applications = "/api/growth/applications";

    public static Task<HttpClient> EditorAsync(this ModularSite site) => site.SignedInToApiAsync("growth.read", "growth.edit");

    public static async Task<Guid> RoundAsync(this HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/api/growth/rounds")).GetProperty("items")
        .EnumerateArray().Single(round => round.GetProperty("name").GetString() == "January 2014").GetProperty("id").GetGuid();

    /// <summary>A post that starts from the version in which the record was read.</summary>
    public static async Task<HttpResponseMessage> StepAsync(this HttpClient client, string path, EntityTagHeaderValue? version, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null)
            request.Headers.IfMatch.Add(version);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>A new application, brought as far as recommended: its address and version.</summary>
    public static async Task<(string Path, EntityTagHeaderValue Version)> RecommendedAsync(this HttpClient client, string councils)
    {
        var response = await client.PostAsJsonAsync(Applications, new { round = await client.RoundAsync(), councils, theme = "Housing", brief = "Example brief", days = 5 });
        var path = response.Headers.Location!.OriginalString;
        foreach (var step in new[] { "submit", "recommend" })
            response = (await client.StepAsync($"{path}/{step}", response.Headers.ETag)).EnsureSuccessStatusCode();
        return (path, response.Headers.ETag!);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    public static async Task<string> DetailAsync(this HttpResponseMessage response) => (await response.JsonAsync()).GetProperty("detail").GetString()!;

    public static async Task<string> StateAsync(this HttpClient client, string path) => (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("state").GetString()!;
}
