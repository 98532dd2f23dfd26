using Modular.Host.Accounts.Access;
using Modular.Sdk;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.OpenId;

/// <summary>What a client can ask for: the permissions that are declared in this generation, and what OpenID Connect defines about the person.</summary>
internal sealed class ScopeList(DeclaredPermissions declared)
{
    private static readonly Permission[] AboutThePerson =
    [
        new(Scopes.OpenId, "Know that it is you"),
        new(Scopes.Profile, "See your name"),
        new(Scopes.Email, "See your e-mail address"),
        new(Scopes.OfflineAccess, "Keep this access while you are away, until you withdraw it"),
    ];

    public IReadOnlyList<Permission> Permissions => [.. declared.All.Select(permission => permission.Permission)];

    public IEnumerable<Permission> All => AboutThePerson.Concat(Permissions);

    public static bool IsPermission(string scope) => AboutThePerson.All(about => about.Name != scope);

    /// <summary>In plain words. A permission of a programme that is switched off has none at the moment.</summary>
    public string Describe(string scope) => All.FirstOrDefault(known => known.Name == scope)?.Description ?? "Something in a programme that is switched off at the moment";
}
