using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;
using Modular.Host.Accounts;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.OpenId;

/// <summary>What is written into tokens, and into which of them.</summary>
internal static class TokenClaims
{
    /// <summary>The API of this site. A token that names somebody else is not for us.</summary>
    public const string Audience = "modular";

    /// <summary>For a person, on top of what an earlier token of the same consent said.</summary>
    /// <param name="account">The person.</param>
    /// <param name="scopes">What the client may do.</param>
    /// <param name="earlier">The earlier token's claims.</param>
    /// <param name="signedInAt">When the person signed in; null when the earlier token says so.</param>
    public static ClaimsPrincipal Of(Account account, ImmutableArray<string> scopes, IEnumerable<Claim>? earlier = null, DateTimeOffset? signedInAt = null) =>
        Complete(New([.. earlier ?? [], .. SignedIn(signedInAt)]).SetClaim(Claims.Subject, account.Id.ToString()).SetClaim(Claims.Name, account.DisplayName)
            .SetClaim(Claims.Email, account.Email).SetClaim(Claims.EmailVerified, account.EmailConfirmed), scopes);

    /// <summary>For a machine that works in its own name.</summary>
    public static ClaimsPrincipal Of(string client, string name, ImmutableArray<string> scopes) =>
        Complete(New(null).SetClaim(Claims.Subject, client).SetClaim(Claims.Name, name), scopes);

    private static Claim[] SignedIn(DateTimeOffset? at) => at is not { } moment ? []
        : [new(Claims.AuthenticationTime, moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64)];

    private static ClaimsIdentity New(IEnumerable<Claim>? earlier) => new(earlier, TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);

    private static ClaimsPrincipal Complete(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(scopes.Any(ScopeList.IsPermission) ? [Audience] : []);
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name when scopes.Contains(Scopes.Profile) => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.Email or Claims.EmailVerified => scopes.Contains(Scopes.Email) ? [Destinations.IdentityToken] : [],
            Claims.AuthenticationTime => [Destinations.IdentityToken],
            Claims.Subject or Claims.Name => [Destinations.AccessToken],
            _ => [],
        });
        return new ClaimsPrincipal(identity);
    }
}
