using System.Net;
using Modular.Host.Partners;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>Command lines: a code on one machine, a person at another.</summary>
public sealed class DeviceTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    [SiteFact]
    public async Task Allow_TheCodeOfADevice_GivesItTokens()
    {
        var client = await site.NewClientAsync(ClientKind.CommandLine);
        var device = await AskAsync(client);
        Assert.Equal("authorization_pending", (await PollAsync(client, device)).Error);

        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var asked = await browser.PageAsync($"/connect/device?user_code={device.Text("user_code")}");
        Assert.Contains(client.Name, asked.QuerySelector("h1")!.TextContent);
        Assert.Contains("Write notes", asked.QuerySelector("#wanted")!.TextContent);
        await site.SwitchAsync();
        var done = await browser.SubmitAsync(asked, "/connect/device", "Allow");
        Assert.Equal("/account/applications", done.Headers.Location!.ToString());

        var tokens = await PollAsync(client, device);
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));
        Assert.Contains(client.Name, (await browser.PageAsync("/account/applications")).Body!.TextContent);
        Assert.NotNull((await PollAsync(client, device)).Error);
    }

    [SiteFact]
    public async Task Deny_TheCodeOfADevice_TellsIt()
    {
        var client = await site.NewClientAsync(ClientKind.CommandLine);
        var device = await AskAsync(client);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        await browser.SubmitAsync($"/connect/device?user_code={device.Text("user_code")}", "Do not allow");
        Assert.Equal("access_denied", (await PollAsync(client, device)).Error);
    }

    [SiteFact]
    public async Task WrongCode_SaysSoAndKeepsWhatWasTyped()
    {
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var response = await browser.GetAsync("/connect/device?user_code=1234-5678-9012");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains("The code is not right", page.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal("1234-5678-9012", page.QuerySelector("input[name=user_code]")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Device_NotSignedIn_SignsInAndComesBackWithTheCode()
    {
        using var nobody = site.Client();
        var response = await nobody.GetAsync("/connect/device?user_code=1234-5678-9012");
        Assert.EndsWith("/sign-in?returnUrl=%2Fconnect%2Fdevice%3Fuser_code%3D1234-5678-9012", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private Task<Answer> AskAsync(TestClient client) => site.PostAsync("/connect/device-authorization", client, new() { ["scope"] = $"openid offline_access {OpenIdSite.Scope}" });

    private Task<Answer> PollAsync(TestClient client, Answer device) => site.TokenAsync(client, new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
        ["device_code"] = device.Text("device_code"),
    });
}
