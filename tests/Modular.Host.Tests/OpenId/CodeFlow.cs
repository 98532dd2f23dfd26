using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>Authorization code with PKCE, step by step, as a client and a browser do it.</summary>
internal sealed class CodeFlow(OpenIdSite site, TestClient client)
{
    public const string Verifier = "a-verifier-that-is-long-enough-for-the-standard-0123456789";

    public string Scopes { get; init; } = $"openid profile offline_access {OpenIdSite.Scope}";

    public string Redirect { get; init; } = OpenIdSite.Redirect;

    public Dictionary<string, string?> Extra { get; init; } = [];

    public string Path => "/connect/authorize" + QueryString.Create(new Dictionary<string, string?>
    {
        ["client_id"] = client.Id,
        ["redirect_uri"] = Redirect,
        ["response_type"] = "code",
        ["scope"] = Scopes,
        ["state"] = "state",
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    }.Where(own => !Extra.ContainsKey(own.Key)).Concat(Extra.Where(other => other.Value is not null)));

    /// <summary>The answer to the client after the person has pressed the button.</summary>
    public async Task<Dictionary<string, string>> AllowAsync(HttpClient browser, string button = "Allow") => Sent(await browser.SubmitAsync(Path, button));

    /// <summary>All of it: the person says yes, and the client gets its tokens.</summary>
    public async Task<Answer> TokensAsync(HttpClient browser) => await ExchangeAsync((await AllowAsync(browser))["code"]);

    public Task<Answer> ExchangeAsync(string code) => site.TokenAsync(client, new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = Redirect,
        ["code_verifier"] = Verifier,
    });

    public Task<Answer> RefreshAsync(string token) => site.TokenAsync(client, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token });

    /// <summary>Why the server does not even ask the person: told to the client, or on a page when something about the client itself is wrong.</summary>
    public async Task<string> RefusalAsync(HttpClient browser)
    {
        var response = await browser.GetAsync(Path);
        if (response.StatusCode is System.Net.HttpStatusCode.Redirect)
            return Sent(response)["error"];
        return (await response.PageAsync()).QuerySelector("#refusal")?.TextContent ?? $"Status {(int)response.StatusCode}";
    }

    /// <summary>What came back to the client's address.</summary>
    public Dictionary<string, string> Sent(HttpResponseMessage response)
    {
        Assert.Equal(StatusCodes.Status302Found, (int)response.StatusCode);
        Assert.StartsWith(Redirect, response.Headers.Location!.ToString(), StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(response.Headers.Location.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
    }
}
