using System.Collections.Frozen;
using System.Security.Claims;
using Modular.Host.Accounts;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.OpenId;

/// <summary>Turns a valid access token into somebody who may do something: looks at its client and its person as they are now.</summary>
internal sealed class TokenRights(IOpenIddictApplicationManager applications, TokenPeople people, LastUse lastUse)
    : IOpenIddictValidationHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>
{
    /// <summary>After everything that looks at the token itself.</summary>
    public static OpenIddictValidationHandlerDescriptor Descriptor { get; } =
        OpenIddictValidationHandlerDescriptor.CreateBuilder<OpenIddictValidationEvents.ProcessAuthenticationContext>()
            .UseScopedHandler<TokenRights>().SetOrder(int.MaxValue - 1).SetType(OpenIddictValidationHandlerType.Custom).Build();

    public async ValueTask HandleAsync(OpenIddictValidationEvents.ProcessAuthenticationContext context)
    {
        if (context.AccessTokenPrincipal is not { } token)
            return;
        var id = token.GetClaim(Claims.ClientId) ?? "";
        if (await applications.FindByClientIdAsync(id, context.CancellationToken) is not { } client)
        {
            context.Reject(Errors.InvalidToken, "The client that this token was made for has expired or was revoked.");
            return;
        }
        var person = await people.FindAsync(token);
        if (person is null && token.GetClaim(Claims.Subject) != id)
        {
            context.Reject(Errors.InvalidToken, "The person in whose name this token was made cannot sign in any more.");
            return;
        }

        var granted = await applications.GetPermissionsAsync(client, context.CancellationToken);
        var scopes = token.GetScopes().Where(scope => granted.Contains(Permissions.Prefixes.Scope + scope)).ToFrozenSet();
        var name = person?.Account.DisplayName ?? await applications.GetDisplayNameAsync(client, context.CancellationToken) ?? id;
        Claim[] claims =
        [
            new(CurrentUser.DisplayNameClaim, name), new(CurrentUser.ClientIdClaim, id),
            .. person is null ? Array.Empty<Claim>() : [new(ClaimTypes.NameIdentifier, person.Account.Id.ToString())],
        ];
        context.AccessTokenPrincipal = new ClaimsPrincipal(new TokenIdentity(claims, scopes, person?.Principal));
        await lastUse.RecordAsync(id, context.CancellationToken);
    }
}
