using System.Security.Claims;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;

namespace Modular.Host.OpenId;

/// <summary>
/// Who asks with a token. It can do what its scopes say and its client was granted, and no more than the person behind it may do now; a client that works in
/// its own name has no such person.
/// </summary>
internal sealed class TokenIdentity(IEnumerable<Claim> claims, IReadOnlySet<string> scopes, ClaimsPrincipal? person)
    : ClaimsIdentity(claims, "Bearer", CurrentUser.DisplayNameClaim, ClaimTypes.Role)
{
    public static TokenIdentity? Of(ClaimsPrincipal principal) => principal.Identity as TokenIdentity;

    public IReadOnlySet<string> Scopes => scopes;

    public bool Allows(string permission, PersonPermissions permissions) =>
        scopes.Contains(permission) && (person is null || CurrentUser.Allows(person, permission, permissions));

    public override ClaimsIdentity Clone() => new TokenIdentity(Claims.Select(claim => claim.Clone()), scopes, person);
}
