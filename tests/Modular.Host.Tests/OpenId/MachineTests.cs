using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Testing;
using OpenIddict.Abstractions;

namespace Modular.Host.Tests.OpenId;

/// <summary>Clients that work in their own name, and tokens that are not good.</summary>
public sealed class MachineTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    private static Dictionary<string, string> Credentials => new() { ["grant_type"] = "client_credentials" };

    [SiteFact]
    public async Task Token_OfAMachine_WorksInTheClientsName()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        var who = JsonDocument.Parse(await (await site.WhoAsync(await site.TokenOfMachineAsync(machine))).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(machine.Name, who.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, who.GetProperty("id").ValueKind);
    }

    [SiteFact]
    public async Task Token_ScopeThatWasNotGranted_IsRefused()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine, ["host.workspace"]);
        Assert.Equal("invalid_request", (await site.TokenAsync(machine, new() { ["grant_type"] = "client_credentials", ["scope"] = OpenIdSite.Scope })).Error);
        Assert.Equal(403, await site.StatusAsync(await site.TokenOfMachineAsync(machine)));
    }

    [SiteFact]
    public async Task Token_WrongSecretOrOtherGrant_IsRefused()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        var wrong = await site.TokenAsync(machine with { Secret = "wrong" }, Credentials);
        Assert.Equal((401, "invalid_client"), (wrong.Status, wrong.Error));
        Assert.Contains("invalid_client", Assert.Single(await site.RefusalsAsync(machine)));
        await site.PostAsync("/connect/introspect", machine with { Secret = "wrong" }, new() { ["token"] = "x" });
        Assert.Equal(2, (await site.RefusalsAsync(machine)).Count);
        Assert.Equal("unauthorized_client", (await site.TokenAsync(await site.NewClientAsync(ClientKind.Web), Credentials)).Error);
    }

    [SiteFact]
    public async Task NewSecret_WithOverlap_LetsBothWorkForAWhile()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        var second = "";
        await site.ChangeAsync(machine, async (clients, record) => second = await clients.RenewSecretAsync(record, TimeSpan.FromDays(7), default));
        Assert.Equal(200, (await site.TokenAsync(machine, Credentials)).Status);
        Assert.Equal(200, (await site.TokenAsync(machine with { Secret = second }, Credentials)).Status);

        var third = "";
        await site.ChangeAsync(machine, async (clients, record) => third = await clients.RenewSecretAsync(record, TimeSpan.Zero, default));
        Assert.Equal(401, (await site.TokenAsync(machine, Credentials)).Status);
        Assert.Equal(401, (await site.TokenAsync(machine with { Secret = second }, Credentials)).Status);
        Assert.Equal(200, (await site.TokenAsync(machine with { Secret = third }, Credentials)).Status);
    }

    [SiteFact]
    public async Task Revoke_KillsTheClientAndItsTokensAtOnce()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        var token = await site.TokenOfMachineAsync(machine);
        Assert.Equal(200, await site.StatusAsync(token));
        await site.ChangeAsync(machine, (clients, record) => clients.RevokeAsync(record, default));
        Assert.Equal(401, await site.StatusAsync(token));
        Assert.Equal("invalid_client", (await site.TokenAsync(machine, Credentials)).Error);
    }

    [SiteFact]
    public async Task RevocationAndIntrospection_OfOnesOwnToken()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        var token = await site.TokenOfMachineAsync(machine);
        Assert.True((await site.PostAsync("/connect/introspect", machine, new() { ["token"] = token })).Json.GetProperty("active").GetBoolean());
        Assert.Equal(200, (await site.PostAsync("/connect/revoke", machine, new() { ["token"] = token })).Status);
        Assert.False((await site.PostAsync("/connect/introspect", machine, new() { ["token"] = token })).Json.GetProperty("active").GetBoolean());
        Assert.Equal(401, await site.StatusAsync(token));
        var other = await site.NewClientAsync(ClientKind.Machine);
        var looked = await site.PostAsync("/connect/introspect", other, new() { ["token"] = await site.TokenOfMachineAsync(machine) });
        Assert.False(looked.Json.GetProperty("active").GetBoolean());
    }

    [SiteTheory]
    [InlineData(TokenClaims.Audience, 200)]
    [InlineData("somebody-else", 401)]
    public async Task Token_SignedByUs_WorksForOurAudienceOnly(string audience, int expected) => Assert.Equal(expected, await site.StatusAsync(await SignedAsync(audience, site.Keys.Signing[0].Key)));

    /// <summary>The other host's clock may be ahead; what has ended has ended.</summary>
    [SiteTheory]
    [InlineData(120, 300, 200)]
    [InlineData(-600, 10, 200)]
    [InlineData(-600, -1, 401)]
    public async Task Token_OfAHostWithAnotherClock_WorksUntilItsEnd(int issued, int expires, int expected)
    {
        var now = site.Clock.GetUtcNow();
        Assert.Equal(expected, await site.StatusAsync(await SignedAsync(TokenClaims.Audience, site.Keys.Signing[0].Key, now.AddSeconds(issued), now.AddSeconds(expires))));
    }

    [SiteFact]
    public async Task Token_SignedBySomebodyElse_IsRefused()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        Assert.Equal(401, await site.StatusAsync(await SignedAsync(TokenClaims.Audience, new RsaSecurityKey(rsa) { KeyId = site.Keys.Signing[0].Id })));
    }

    [SiteFact]
    public async Task Api_WithoutOrWithABrokenToken_SaysHowAndRedirectsNowhere()
    {
        using var nobody = site.Client();
        var none = await nobody.GetAsync("/api/test-module/who");
        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal("Bearer", none.Headers.WwwAuthenticate.Single().Scheme);
        var broken = await site.WhoAsync("broken");
        Assert.Equal(HttpStatusCode.Unauthorized, broken.StatusCode);
        Assert.Contains("invalid_token", broken.Headers.WwwAuthenticate.Single().Parameter);
        Assert.Equal("application/problem+json", broken.Content.Headers.ContentType?.MediaType);
    }

    [SiteFact]
    public async Task Api_WithTheCookie_NeedsAntiforgeryToChangeSomething()
    {
        using var person = await site.SignedInWithAsync(OpenIdSite.Scope);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/api/test-module/who")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync("/api/test-module/who", null)).StatusCode);

        var form = await person.PageAsync("/test-module/notes");
        person.DefaultRequestHeaders.Add("RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await person.PostAsync("/api/test-module/who", null)).StatusCode);

        using var machine = site.Client();
        machine.DefaultRequestHeaders.Authorization = new("Bearer", await site.TokenOfMachineAsync(await site.NewClientAsync(ClientKind.Machine)));
        Assert.Equal(HttpStatusCode.OK, (await machine.PostAsync("/api/test-module/who", null)).StatusCode);
    }

    [SiteFact]
    public async Task Page_WithAToken_KnowsNobody()
    {
        using var machine = site.Client();
        machine.DefaultRequestHeaders.Authorization = new("Bearer", await site.TokenOfMachineAsync(await site.NewClientAsync(ClientKind.Machine)));
        Assert.Equal(HttpStatusCode.Redirect, (await machine.GetAsync("/test-module/notes")).StatusCode);
    }

    /// <summary>A token with an entry in the store, as the server makes it, but with an audience and a key of the test's choice.</summary>
    private async Task<string> SignedAsync(string audience, SecurityKey key, DateTimeOffset? issued = null, DateTimeOffset? expires = null)
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        await using var scope = site.Generation.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>();
        var now = site.Clock.GetUtcNow();
        var entry = await tokens.CreateAsync(new OpenIddictTokenDescriptor
        {
            ApplicationId = machine.Record.ToString(),
            CreationDate = issued ?? now,
            ExpirationDate = expires ?? now.AddMinutes(5),
            Status = OpenIddictConstants.Statuses.Valid,
            Subject = machine.Id,
            Type = OpenIddictConstants.TokenTypeIdentifiers.AccessToken,
        });
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = OpenIddictConstants.JsonWebTokenTypes.AccessToken,
            Issuer = site.Address.ToString(),
            Audience = audience,
            IssuedAt = (issued ?? now).UtcDateTime,
            NotBefore = (issued ?? now).UtcDateTime,
            Expires = (expires ?? now.AddMinutes(5)).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = machine.Id,
                ["client_id"] = machine.Id,
                ["scope"] = OpenIdSite.Scope,
                ["oi_tkn_id"] = (await tokens.GetIdAsync(entry))!,
            },
        });
    }
}
