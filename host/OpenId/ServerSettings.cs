using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Modular.Host.OpenId;

/// <summary>What the OpenID Connect server reads from our keys, settings and permissions. Read anew when keys change, in a generation that runs as well.</summary>
internal sealed class ServerSettings(ServerKeys keys, OpenIdOptions settings, ScopeList scopes) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        options.Issuer = settings.Issuer;
        options.AccessTokenLifetime = settings.AccessTokens;
        options.RefreshTokenLifetime = settings.RefreshTokens;
        foreach (var key in keys.Signing)
            options.SigningCredentials.Add(new SigningCredentials(key.Key, SecurityAlgorithms.RsaSha256));
        foreach (var key in keys.Encryption)
            options.EncryptionCredentials.Add(new EncryptingCredentials(key.Key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        options.Scopes.UnionWith(scopes.All.Select(scope => scope.Name));
    }
}

/// <summary>The server reads its options again.</summary>
internal sealed class ServerChanges(ServerKeys keys) : IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => keys.Changed;
}

/// <summary>Validation copies the server's keys, so it reads them after the server has.</summary>
internal sealed class ValidationChanges(ServerKeys keys) : IOptionsChangeTokenSource<OpenIddict.Validation.OpenIddictValidationOptions>
{
    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => keys.ChangedForCopies;
}
