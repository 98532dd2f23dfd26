using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Partners;
using Modular.Testing;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;

namespace Modular.Host.Tests.OpenId;

/// <summary>The client of OpenIddict against the server, as a partner in .NET would use it.</summary>
public sealed class DotNetClientTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    private const string Callback = "http://127.0.0.1/callback";

    [SiteFact]
    public async Task ClientCredentials_RefusedAfterRevocation()
    {
        var machine = await site.NewClientAsync(ClientKind.Machine);
        await using var services = new ServiceCollection().AddLogging().AddOpenIddictClient(site, machine).BuildServiceProvider();
        var client = services.GetRequiredService<OpenIddictClientService>();
        var tokens = await client.AuthenticateWithClientCredentialsAsync(new() { Scopes = [OpenIdSite.Scope] });
        Assert.Equal(200, await site.StatusAsync(tokens.AccessToken));
        await client.RevokeTokenAsync(new() { Token = tokens.AccessToken, TokenTypeHint = OpenIddictConstants.TokenTypeHints.AccessToken });
        Assert.Equal(401, await site.StatusAsync(tokens.AccessToken));
    }

    [SiteFact]
    public async Task CodeAndPkce_ThenRefresh()
    {
        var client = await site.NewClientAsync(ClientKind.Public, redirect: Callback);
        await using var partner = await PartnerAsync(client);
        var address = partner.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var there = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        using var browser = await site.SignedInWithAsync(OpenIdSite.Scope);

        var away = (await there.GetAsync("/sign-in")).Headers.Location!;
        Assert.Contains("code_challenge_method=S256", away.Query, StringComparison.Ordinal);
        var back = (await browser.SubmitAsync(away.PathAndQuery, "Allow")).Headers.Location!;
        var response = await there.GetAsync(back);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var tokens = await Answer.OfAsync(response);
        Assert.Equal("Reader", tokens.Text("name"));
        Assert.Equal(200, await site.StatusAsync(tokens.Text("access")));

        var service = partner.Services.GetRequiredService<OpenIddictClientService>();
        var next = await service.AuthenticateWithRefreshTokenAsync(new() { RefreshToken = tokens.Text("refresh") });
        Assert.Equal(200, await site.StatusAsync(next.AccessToken));
        var reused = await Assert.ThrowsAsync<OpenIddictExceptions.ProtocolException>(
            () => service.AuthenticateWithRefreshTokenAsync(new() { RefreshToken = tokens.Text("refresh") }).AsTask());
        Assert.Equal("invalid_grant", reused.Error);
        Assert.Equal(401, await site.StatusAsync(next.AccessToken));
    }

    /// <summary>A partner's web application: people sign in with this site, and it shows what it got.</summary>
    private async Task<WebApplication> PartnerAsync(TestClient client)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddictClient(site, client);
        builder.Services.AddOpenIddict().AddClient(options => options.UseAspNetCore().DisableTransportSecurityRequirement().EnableRedirectionEndpointPassthrough()
            .Configure(cookies => (cookies.CookieBuilder.SameSite, cookies.CookieBuilder.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest)));
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/sign-in", () => Results.Challenge(null, [OpenIddictClientAspNetCoreDefaults.AuthenticationScheme]));
        app.MapGet("/callback", async (HttpContext http) =>
        {
            var result = await http.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
            return Results.Json(new
            {
                name = result.Principal!.GetClaim(OpenIddictConstants.Claims.Name),
                access = result.Properties!.GetTokenValue(OpenIddictClientAspNetCoreConstants.Tokens.BackchannelAccessToken),
                refresh = result.Properties!.GetTokenValue(OpenIddictClientAspNetCoreConstants.Tokens.RefreshToken),
            });
        });
        await app.StartAsync();
        return app;
    }
}

internal static class DotNetClient
{
    public static IServiceCollection AddOpenIddictClient(this IServiceCollection services, OpenIdSite site, TestClient client)
    {
        services.AddOpenIddict().AddClient(options =>
        {
            options.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().AllowRefreshTokenFlow();
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            options.DisableTokenStorage();
            options.SetRedirectionEndpointUris("callback");
            options.UseSystemNetHttp();
            options.AddRegistration(new OpenIddictClientRegistration
            {
                Issuer = site.Address,
                ClientId = client.Id,
                ClientSecret = client.Secret,
                RedirectUri = new Uri("callback", UriKind.Relative),
                Scopes = { OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.OfflineAccess, OpenIdSite.Scope },
            });
        });
        return services;
    }
}
