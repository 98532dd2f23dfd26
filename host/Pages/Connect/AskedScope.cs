using System.Collections.Immutable;
using System.Security.Claims;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.OpenId;

namespace Modular.Host.Pages.Connect;

/// <summary>One thing that a client wants to do, in plain words.</summary>
/// <param name="Words">What it is.</param>
/// <param name="BeyondThePerson">The person may not do it, so neither may the client until they may.</param>
internal sealed record AskedScope(string Words, bool BeyondThePerson)
{
    public static IReadOnlyList<AskedScope> Of(ImmutableArray<string> scopes, ScopeList known, ClaimsPrincipal person, PersonPermissions permissions) =>
        [.. scopes.Select(scope => new AskedScope(known.Describe(scope), ScopeList.IsPermission(scope) && !CurrentUser.Allows(person, scope, permissions)))];
}
