using Microsoft.Extensions.Options;
using Modular.Host.Partners;
using Modular.Host.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace Modular.Host.OpenId;

internal static class OpenIdServices
{
    /// <summary>For the front: keys outlive generations.</summary>
    public static void AddOpenIdKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(OpenIdOptions.From(configuration));
        services.AddSingleton<ServerKeys>();
        services.AddHostedService<Upkeep>();
    }

    /// <summary>For a generation: the OpenID Connect server, and the tokens that the API accepts.</summary>
    public static void AddOpenId(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ScopeList>();
        services.AddSingleton<LastUse>();
        services.AddScoped<Clients>();
        services.AddScoped<ClientReach>();
        services.AddScoped<Consents>();
        services.AddScoped<PersonTokens>();
        services.AddScoped<TokenPeople>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, ServerSettings>();
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>, ServerChanges>();
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictValidationOptions>, ValidationChanges>();
        services.AddOpenIddict().AddCore(AddStores).AddServer(AddServer).AddValidation(AddValidation);
        services.AddApiAuthentication();
        services.AddSingleSignOn(configuration);
    }

    private static void AddStores(OpenIddictCoreBuilder core)
    {
        core.UseEntityFrameworkCore().UseDbContext<HostStore>().ReplaceDefaultEntities<Guid>();
        core.ReplaceApplicationManager<Application, Applications>();
    }

    private static void AddServer(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetDeviceAuthorizationEndpointUris("connect/device-authorization")
            .SetEndUserVerificationEndpointUris("connect/device").SetIntrospectionEndpointUris("connect/introspect").SetRevocationEndpointUris("connect/revoke")
            .SetEndSessionEndpointUris("connect/sign-out").SetUserInfoEndpointUris("connect/userinfo").SetJsonWebKeySetEndpointUris("connect/keys");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow().AllowRefreshTokenFlow();
        // PKCE without a hash protects nobody.
        server.Configure(options => options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain));
        // A refresh token works once. Whoever presents it again may have stolen it, so there is no period of grace.
        server.SetRefreshTokenReuseLeeway(TimeSpan.Zero);
        server.AddEventHandler(TransportRule.Descriptor);
        server.AddEventHandler(RefusedClients<OpenIddictServerEvents.ApplyTokenResponseContext>.Descriptor);
        server.AddEventHandler(RefusedClients<OpenIddictServerEvents.ApplyIntrospectionResponseContext>.Descriptor);
        server.AddEventHandler(RefusedClients<OpenIddictServerEvents.ApplyRevocationResponseContext>.Descriptor);
        server.AddEventHandler(RefusedClients<OpenIddictServerEvents.ApplyDeviceAuthorizationResponseContext>.Descriptor);
        // The transport rule above stands in for the one that is disabled here.
        server.UseAspNetCore().DisableTransportSecurityRequirement().EnableStatusCodePagesIntegration().EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough().EnableEndUserVerificationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
    }

    private static void AddValidation(OpenIddictValidationBuilder validation)
    {
        validation.UseLocalServer();
        validation.UseAspNetCore();
        validation.AddAudiences(TokenClaims.Audience);
        // A token that was revoked, or whose consent was withdrawn, is refused at once and not only when it expires.
        validation.EnableTokenEntryValidation().EnableAuthorizationEntryValidation();
        validation.AddEventHandler(TokenRights.Descriptor);
    }
}
