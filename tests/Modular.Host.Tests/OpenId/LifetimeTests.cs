using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Modular.Host.Accounts;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Testing;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken<System.Guid>;

namespace Modular.Host.Tests.OpenId;

/// <summary>What time does: tokens and clients that expire, keys that are replaced. Each test has a site of its own, because it moves the clock.</summary>
public sealed class LifetimeTests
{
    [SiteFact]
    public async Task AccessToken_WorksForItsTimeAndNoLonger()
    {
        await using var site = new OpenIdSite();
        var token = await site.TokenOfMachineAsync(await site.NewClientAsync(ClientKind.Machine));
        site.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, await site.StatusAsync(token));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var refused = await site.WhoAsync(token);
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Contains("invalid_token", refused.Headers.WwwAuthenticate.Single().Parameter);
    }

    [SiteFact]
    public async Task Client_AfterItsLastDay_GetsNothingAndItsTokensDie()
    {
        await using var site = new OpenIdSite();
        var machine = await site.NewClientAsync(ClientKind.Machine);
        await site.ChangeAsync(machine, (clients, record) =>
        {
            record.ExpiresOn = Modular.Sdk.UkCalendar.Today(site.Clock);
            return clients.SaveAsync(record, default);
        });
        var london = TimeZoneInfo.ConvertTime(site.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        site.Clock.Advance(TimeSpan.FromDays(1) - london.TimeOfDay - TimeSpan.FromMinutes(5));
        var token = await site.TokenOfMachineAsync(machine);
        Assert.Equal(200, await site.StatusAsync(token));

        site.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(401, await site.StatusAsync(token));
        Assert.Equal("invalid_client", (await site.TokenAsync(machine, new() { ["grant_type"] = "client_credentials" })).Error);
    }

    [SiteFact]
    public async Task UserInfo_AfterTheClientsLastDay_IsRefused()
    {
        await using var site = new OpenIdSite();
        var client = await site.NewClientAsync(ClientKind.Web);
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var token = (await new CodeFlow(site, client).TokensAsync(browser)).Text("access_token");
        using var http = site.Client();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(200, (int)(await http.GetAsync("/connect/userinfo")).StatusCode);
        await site.ChangeAsync(client, (clients, record) =>
        {
            record.ExpiresOn = Modular.Sdk.UkCalendar.Today(site.Clock).AddDays(-1);
            return clients.SaveAsync(record, default);
        });
        Assert.Equal(401, (int)(await http.GetAsync("/connect/userinfo")).StatusCode);
    }

    [SiteFact]
    public async Task Authorize_WithMaxAge_CountsFromTheSignInAndNotFromTheLastPage()
    {
        await using var site = new OpenIdSite();
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web)) { Extra = new() { ["max_age"] = "3600" } };
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var signedIn = site.Clock.GetUtcNow();
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        var tokens = await flow.TokensAsync(browser);
        var said = DateTimeOffset.FromUnixTimeSeconds(new JsonWebToken(tokens.Text("id_token")).GetPayloadValue<long>("auth_time"));
        Assert.InRange(said, signedIn.AddMinutes(-1), signedIn.AddMinutes(1));
        var next = await flow.RefreshAsync(tokens.Text("refresh_token"));
        Assert.Equal(said.ToUnixTimeSeconds(), new JsonWebToken(next.Text("id_token")).GetPayloadValue<long>("auth_time"));

        // Past half of its life the cookie is made anew.
        site.Clock.Advance(TimeSpan.FromHours(5));
        Assert.True((await browser.GetAsync("/account/applications")).Headers.Contains("Set-Cookie"));
        Assert.StartsWith("/sign-in", (await browser.GetAsync(flow.Path)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Token_OfSomebodyWhoHasToHaveASecondStep_WaitsForIt()
    {
        await using var site = new StrictSite();
        var email = await site.NewAccountAsync(OpenIdSite.Scope);
        using var browser = await site.BrowserAsync(email);
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        var tokens = await flow.TokensAsync(browser);
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));

        await site.ChangeAccountAsync(email, (accounts, account) => accounts.AddToRoleAsync(account, Roles.Administrator));
        Assert.Equal(401, await site.StatusAsync(tokens.Text("access_token")));
        await site.ChangeAccountAsync(email, (accounts, account) => accounts.SetTwoFactorEnabledAsync(account, true));
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access_token")));
        await site.ChangeAccountAsync(email, (accounts, account) => accounts.SetTwoFactorEnabledAsync(account, false));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Text("refresh_token"))).Error);
    }

    [SiteFact]
    public async Task NewKeys_TakeOverAtOnceAndOldTokensStayValid()
    {
        await using var site = new OpenIdSite();
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var before = await flow.TokensAsync(browser);
        var old = site.Keys.Signing[0].Id;
        Assert.Equal(old, KeyOf(before));

        site.Keys.Rotate();
        Assert.Equal([site.Keys.Signing[0].Id, old], site.Keys.Signing.Select(key => key.Id));
        Assert.Equal(200, await site.StatusAsync(before.Text("access_token")));
        Assert.Equal(2, await PublishedAsync(site));
        var after = await flow.RefreshAsync(before.Text("refresh_token"));
        Assert.Equal(site.Keys.Signing[0].Id, KeyOf(after));
        Assert.NotEqual(old, KeyOf(after));
        Assert.Equal(200, await site.StatusAsync(after.Text("access_token")));
        await site.SwitchAsync();
        Assert.Equal(200, await site.StatusAsync(after.Text("access_token")));
        Assert.Equal(200, await site.StatusAsync(before.Text("access_token")));
    }

    [SiteFact]
    public async Task Keys_AreReplacedByAgeAndDeletedWhenNoTokenNeedsThem()
    {
        await using var site = new OpenIdSite();
        Assert.Equal(1, await PublishedAsync(site));
        var first = site.Keys.Signing[0].Id;
        site.Clock.Advance(TimeSpan.FromDays(89));
        Assert.False(site.Keys.RotateIfDue());
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(site.Keys.RotateIfDue());
        Assert.Equal(2, await PublishedAsync(site));

        site.Clock.Advance(TimeSpan.FromDays(14));
        Assert.False(site.Keys.RotateIfDue());
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(site.Keys.RotateIfDue());
        Assert.Equal(1, await PublishedAsync(site));
        Assert.DoesNotContain(site.Keys.Signing, key => key.Id == first);
        Assert.Equal(2, KeyFiles(site).Count);
    }

    [SiteFact]
    public async Task Keys_ReplacedByAnotherHost_AreFollowed()
    {
        await using var site = new OpenIdSite();
        var flow = new CodeFlow(site, await site.NewClientAsync(ClientKind.Web));
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);
        var before = await flow.TokensAsync(browser);
        var old = site.Keys.Signing[0].Id;
        using var other = new ServerKeys(new StorageOptions { Path = site.Storage }, new OpenIdOptions(), site.Clock, NullLogger<ServerKeys>.Instance);
        other.Rotate();
        Assert.NotEqual(old, other.Signing[0].Id);
        site.Keys.Follow();
        Assert.Equal(other.Signing.Select(key => key.Id), site.Keys.Signing.Select(key => key.Id));
        Assert.Equal(other.Encryption.Select(key => key.Id), site.Keys.Encryption.Select(key => key.Id));
        Assert.Equal(2, await PublishedAsync(site));
        var after = await flow.RefreshAsync(before.Text("refresh_token"));
        Assert.Equal(other.Signing[0].Id, KeyOf(after));
        Assert.Equal(200, await site.StatusAsync(before.Text("access_token")));

        // What the other deletes is refused here too.
        foreach (var key in site.Keys.Signing.Skip(1).Concat(site.Keys.Encryption.Skip(1)))
            File.Delete(Path.Combine(site.Storage, "keys", key.Id + ".pem"));
        site.Keys.Follow();
        Assert.Equal(1, await PublishedAsync(site));
        Assert.Equal(401, await site.StatusAsync(before.Text("access_token")));
        Assert.Equal(200, await site.StatusAsync(after.Text("access_token")));
    }

    [SiteFact]
    public async Task KeyFiles_AreForTheHostAlone()
    {
        await using var site = new OpenIdSite();
        Assert.Equal(1, await PublishedAsync(site));
        Assert.Equal(2, KeyFiles(site).Count);
        Assert.All(KeyFiles(site), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(file)));
    }

    [SiteFact]
    public async Task Upkeep_RemovesOldTokens()
    {
        await using var site = new OpenIdSite();
        await site.TokenOfMachineAsync(await site.NewClientAsync(ClientKind.Machine));
        var upkeep = site.Services.GetServices<IHostedService>().OfType<Upkeep>().Single();
        await upkeep.PruneAsync(default);
        Assert.Equal(1, await CountAsync(site));
        // The library compares the end of a token with the machine's clock, so the token is made older instead.
        await using var scope = site.Generation.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HostStore>().Set<Token>().ExecuteUpdateAsync(tokens => tokens
            .SetProperty(token => token.CreationDate, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-15)).SetProperty(token => token.ExpirationDate, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-15)));
        await upkeep.PruneAsync(default);
        Assert.Equal(0, await CountAsync(site));
    }

    private static async Task<int> CountAsync(OpenIdSite site)
    {
        await using var scope = site.Generation.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostStore>().Set<Token>().CountAsync();
    }

    private static string KeyOf(Answer tokens) => new JsonWebToken(tokens.Text("id_token")).Kid;

    private static async Task<int> PublishedAsync(OpenIdSite site)
    {
        using var http = site.Client();
        return (await Answer.OfAsync(await http.GetAsync("/connect/keys"))).Json.GetProperty("keys").GetArrayLength();
    }

    private static List<string> KeyFiles(OpenIdSite site) => [.. Directory.EnumerateFiles(Path.Combine(site.Storage, "keys"), "openid-*")];

    private sealed class StrictSite : OpenIdSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Accounts:Mfa", "Administrators")];
    }
}
