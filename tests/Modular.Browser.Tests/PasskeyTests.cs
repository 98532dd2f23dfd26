using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Testing;

namespace Modular.Browser.Tests;

/// <summary>With an authenticator that the browser plays itself, as a laptop's fingerprint reader would be.</summary>
[Collection(InBrowser.Name)]
public sealed class PasskeyTests(Browsers browsers)
{
    [BrowserFact]
    public async Task Passkey_MadeInTheBrowser_SignsInWithoutAPassword()
    {
        var email = await browsers.Site.NewAccountAsync();
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await GiveAuthenticatorAsync(context, page);
        // Passkeys belong to a name; an address of four numbers has none.
        var site = $"http://localhost:{new Uri(browsers.Site.Address).Port}";

        await page.GotoAsync($"{site}/sign-in?returnUrl=%2Faccount%2Fsecond-step%2Fpasskeys");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(ModularSite.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.ShowsAsync("Passkeys");
        await page.GetByLabel("Name").FillAsync("work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        // The first second step brings recovery codes with it.
        await page.WaitForURLAsync($"{site}/account/second-step/recovery-codes");
        await page.GotoAsync($"{site}/account/second-step/passkeys");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "work laptop" })).ToBeVisibleAsync();

        await context.ClearCookiesAsync();
        await page.GotoAsync($"{site}/sign-in?returnUrl=%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.WaitForURLAsync($"{site}/account");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(email);
    }

    private static async Task GiveAuthenticatorAsync(IBrowserContext context, IPage page)
    {
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
