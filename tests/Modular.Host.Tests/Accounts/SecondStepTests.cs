using System.Net;
using Modular.Host.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

/// <summary>Authenticator apps and recovery codes, on a site where administrators must have a second step.</summary>
public sealed class SecondStepTests(StrictSite site) : IClassFixture<StrictSite>
{
    private const string SetUp = "/account/second-step";

    [SiteFact]
    public async Task Administrator_WithoutSecondStep_IsLedToSetItUpFirst()
    {
        using var client = await site.SignedInAsync();
        foreach (var path in new[] { "/", "/workspace", "/administration", "/councils", "/account", "/account/password", "/case-studies" })
            (await client.GetAsync(path)).IsRedirect(SetUp);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/councils/POL")).StatusCode);
        Assert.Contains("password is not enough", (await client.PageAsync(SetUp)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(SetUp + "/passkeys")).StatusCode);
    }

    [SiteFact]
    public async Task SomebodyElse_WithoutSecondStep_GoesOn()
    {
        using var client = await site.SignedInWithAsync(HostPermissions.Workspace);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace")).StatusCode);
    }

    [SiteFact]
    public async Task SomebodyWhoCanAdminister_ByWhateverRole_IsLedToSetItUpFirst()
    {
        using var client = await site.SignedInWithAsync(HostPermissions.Workspace, HostPermissions.Administration);
        (await client.GetAsync("/administration")).IsRedirect(SetUp);
    }

    [SiteFact]
    public async Task App_PageThatIsOnlyLookedAt_EndsNoSession()
    {
        using var client = await site.SignedInWithAsync(HostPermissions.Workspace);
        Assert.NotNull((await client.PageAsync(SetUp + "/app")).QuerySelector("svg.mod-qr-code path"));
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace")).StatusCode);
    }

    [SiteFact]
    public async Task App_PageOpenedSeveralTimesAtOnce_ShowsOneKey()
    {
        using var client = await site.SignedInWithAsync(HostPermissions.Workspace);
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PageAsync(SetUp + "/app")));
        Assert.Single(pages.Select(page => page.QuerySelector("svg.mod-qr-code path")!.GetAttribute("d")).Distinct());
    }

    [SiteFact]
    public async Task App_WrongCode_IsRefusedAndRightCode_OpensTheSite()
    {
        var email = await AdministratorAsync();
        using var client = site.Client();
        await client.SignInAsync(email);
        var page = await client.PageAsync(SetUp + "/app");
        Assert.NotNull(page.QuerySelector("svg.mod-qr-code path"));

        var wrong = await client.SubmitAsync(SetUp + "/app", "Continue", new() { ["Code"] = "000000" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("This code is not right", await wrong.ErrorsAsync(), StringComparison.Ordinal);

        await SetUpAsync(client);
        var codes = (await client.PageAsync(SetUp + "/recovery-codes")).QuerySelectorAll("main li code");
        Assert.Equal(10, codes.Length);
        Assert.Empty((await client.PageAsync(SetUp + "/recovery-codes")).QuerySelectorAll("main li code"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace")).StatusCode);
        await site.LetterAsync(email, "How you sign in to Modular has changed");
    }

    [SiteFact]
    public async Task SignIn_WithApp_AsksForTheCodeAndSurvivesASwitchInBetween()
    {
        var (email, key, _) = await WithAppAsync();
        using var client = site.Client();
        (await client.SignInAsync(email)).IsRedirect("/sign-in/second-step");
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/workspace")).StatusCode);

        await site.NextGenerationAsync();
        var wrong = await client.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = "000000" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        (await client.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = Signing.AppCode(key) })).IsRedirect("/workspace");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace")).StatusCode);
    }

    [SiteFact]
    public async Task SignIn_WithACodeThatHasBeenUsed_IsRefused()
    {
        var (email, key, _) = await WithAppAsync();
        var code = Signing.AppCode(key);
        using var client = site.Client();
        using var looker = site.Client();
        await client.SignInAsync(email);
        await looker.SignInAsync(email);
        (await client.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = code })).IsRedirect("/workspace");
        foreach (var same in new[] { code, "0" + code, "+" + code })
            Assert.Equal(HttpStatusCode.BadRequest, (await looker.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = same })).StatusCode);
        Assert.Equal(3, (await site.AccountAsync(email)).AccessFailedCount);
    }

    [SiteFact]
    public async Task SecondStep_ManyWrongCodes_LockTheAccount()
    {
        var (email, key, _) = await WithAppAsync();
        using var client = site.Client();
        await client.SignInAsync(email);
        for (var tries = 0; tries < LockOut.FreeTries; tries++)
            await client.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = "000000" });
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = Signing.AppCode(key) })).StatusCode);
        Assert.Equal(AccountState.Locked, (await site.AccountAsync(email)).StateAt(site.Clock.GetUtcNow()));
    }

    [SiteFact]
    public async Task RecoveryCode_SignsInOnce()
    {
        var (email, _, codes) = await WithAppAsync();
        using var client = site.Client();
        await client.SignInAsync(email);
        (await client.SubmitAsync("/sign-in/recovery-code", "Continue", new() { ["Code"] = codes[0].ToLowerInvariant() })).IsRedirect("/workspace");
        Assert.Contains("9 recovery codes left", (await client.PageAsync("/workspace")).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);

        using var again = site.Client();
        await again.SignInAsync(email);
        Assert.Equal(HttpStatusCode.BadRequest, (await again.SubmitAsync("/sign-in/recovery-code", "Continue", new() { ["Code"] = codes[0] })).StatusCode);
    }

    [SiteFact]
    public async Task Get_SecondStepWithoutPassword_LeadsToSignIn()
    {
        using var client = site.Client();
        (await client.GetAsync("/sign-in/second-step")).IsRedirect("/sign-in");
        (await client.GetAsync("/sign-in/recovery-code")).IsRedirect("/sign-in");
        Assert.StartsWith("/sign-in?", (await client.GetAsync(SetUp)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Reset_ByAnAdministrator_NeedsConfirmationAndSignsOut()
    {
        var (administrator, key, _) = await WithAppAsync();
        using var client = site.Client();
        await client.SignInAsync(administrator);
        await client.SubmitAsync("/sign-in/second-step", "Continue", new() { ["Code"] = Signing.AppCode(key) });
        var (email, _, _) = await WithAppAsync();
        var person = await site.AccountAsync(email);
        var page = $"/administration/people/{person.Id}/reset-second-step";

        var unsure = await client.SubmitAsync(page, "Reset the second step");
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.True((await site.AccountAsync(email)).TwoFactorEnabled);
        (await client.SubmitAsync(page, "Reset the second step", new() { ["Sure"] = "true" })).IsRedirect($"/administration/people/{person.Id}");
        Assert.False(await site.WithAccountAsync(email, (accounts, account) => accounts.HasSecondStepAsync(account)));
        Assert.Equal(0, await site.WithAccountAsync(email, (accounts, account) => accounts.CountRecoveryCodesAsync(account)));
    }

    private async Task<string> AdministratorAsync()
    {
        var email = await site.NewAccountAsync();
        await site.WithAccountAsync(email, (accounts, account) => accounts.AddToRoleAsync(account, Roles.Administrator));
        return email;
    }

    private async Task<(string Email, string Key, IReadOnlyList<string> Codes)> WithAppAsync()
    {
        var email = await AdministratorAsync();
        using var client = site.Client();
        await client.SignInAsync(email);
        var key = await SetUpAsync(client);
        return (email, key, [.. (await client.PageAsync(SetUp + "/recovery-codes")).QuerySelectorAll("main li code").Select(code => code.TextContent)]);
    }

    private static async Task<string> SetUpAsync(HttpClient client)
    {
        var key = (await client.PageAsync(SetUp + "/app")).QuerySelector("dd code")!.TextContent;
        (await client.SubmitAsync(SetUp + "/app", "Continue", new() { ["Code"] = Signing.AppCode(key) })).IsRedirect(SetUp + "/recovery-codes");
        return key;
    }
}
