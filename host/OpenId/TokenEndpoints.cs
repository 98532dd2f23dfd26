using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Modular.Sdk;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.OpenId;

/// <summary>Where clients get tokens, and ask about the person. By then the server has checked the client, the code and the token that came with the request.</summary>
internal static class TokenEndpoints
{
    public const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapOpenId(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/connect/token", TokenAsync).Public().ExcludeFromDescription();
        endpoints.MapMethods("/connect/userinfo", ["GET", "POST"], UserInfoAsync).Public().ExcludeFromDescription();
    }

    /// <summary>An answer that says no, in the words of the protocol.</summary>
    public static AuthenticationProperties Refusal(string error, string reason) => new(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = reason,
    });

    private static async Task<IResult> TokenAsync(HttpContext http, IOpenIddictApplicationManager applications, TokenPeople people, LastUse lastUse, CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The OpenID Connect server has not seen this request.");
        await lastUse.RecordAsync(request.ClientId!, cancellation);
        if (request.IsClientCredentialsGrantType())
            return Results.SignIn(await ClientAsync(request, applications, cancellation), null, Scheme);

        var earlier = (await http.AuthenticateAsync(Scheme)).Principal!;
        return await people.FindAsync(earlier) is { } person
            ? Results.SignIn(TokenClaims.Of(person.Account, ScopesOf(request, earlier), earlier.Claims), null, Scheme)
            : Results.Forbid(Refusal(Errors.InvalidGrant, "The person in whose name this token was made cannot sign in any more."), [Scheme]);
    }

    /// <summary>A refresh may ask for less, from then on. What lets it refresh again stays.</summary>
    private static ImmutableArray<string> ScopesOf(OpenIddictRequest request, ClaimsPrincipal earlier) => request.GetScopes() is { IsEmpty: false } asked
        ? [.. earlier.GetScopes().Where(scope => scope == Scopes.OfflineAccess || asked.Contains(scope))] : earlier.GetScopes();

    /// <summary>A machine that names no scopes gets all that it was granted.</summary>
    private static async Task<ClaimsPrincipal> ClientAsync(OpenIddictRequest request, IOpenIddictApplicationManager applications, CancellationToken cancellation)
    {
        var client = await applications.FindByClientIdAsync(request.ClientId!, cancellation) ?? throw new InvalidOperationException("The client has gone.");
        var scopes = request.GetScopes();
        if (scopes.IsEmpty)
            scopes = [.. (await applications.GetPermissionsAsync(client, cancellation)).Where(permission => permission.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal))
                .Select(permission => permission[Permissions.Prefixes.Scope.Length..])];
        return TokenClaims.Of(request.ClientId!, await applications.GetDisplayNameAsync(client, cancellation) ?? request.ClientId!, scopes);
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http, IOpenIddictApplicationManager applications, TokenPeople people, CancellationToken cancellation)
    {
        var token = (await http.AuthenticateAsync(Scheme)).Principal!;
        if (await applications.FindByClientIdAsync(token.GetClaim(Claims.ClientId) ?? "", cancellation) is null)
            return Results.Challenge(Refusal(Errors.InvalidToken, "The client that this token was made for has expired or was revoked."), [Scheme]);
        if (await people.FindAsync(token) is not { Account: var account })
            return Results.Challenge(Refusal(Errors.InvalidToken, "This token belongs to nobody who can sign in."), [Scheme]);
        var scopes = token.GetScopes();
        var claims = new Dictionary<string, object?> { [Claims.Subject] = account.Id.ToString() };
        if (scopes.Contains(Scopes.Profile))
            claims[Claims.Name] = account.DisplayName;
        if (scopes.Contains(Scopes.Email))
            (claims[Claims.Email], claims[Claims.EmailVerified]) = (account.Email, account.EmailConfirmed);
        return Results.Json(claims);
    }
}
