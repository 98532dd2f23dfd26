using Modular.Sdk;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.OpenId;

/// <summary>What a client can ask for: the permissions that are declared in this generation, and what OpenID Connect defines about the person.</summary>
internal sealed class ScopeList(IServiceScopeFactory services)
{
    private static readonly Permission[] AboutThePerson =
    [
        new(Scopes.OpenId, "Know that it is you"),
        new(Scopes.Profile, "See your name"),
        new(Scopes.Email, "See your e-mail address"),
        new(Scopes.OfflineAccess, "Keep this access while you are away, until you withdraw it"),
    ];

    private readonly Lazy<IReadOnlyList<Permission>> permissions = new(() => Declared(services));

    public IReadOnlyList<Permission> Permissions => permissions.Value;

    public IEnumerable<Permission> All => AboutThePerson.Concat(Permissions);

    public static bool IsPermission(string scope) => AboutThePerson.All(about => about.Name != scope);

    /// <summary>In plain words. A permission of a programme that is switched off has none at the moment.</summary>
    public string Describe(string scope) => All.FirstOrDefault(known => known.Name == scope)?.Description ?? "Something in a programme that is switched off at the moment";

    private static IReadOnlyList<Permission> Declared(IServiceScopeFactory services)
    {
        using var scope = services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IPermissions>().SelectMany(permissions => permissions.All).OrderBy(permission => permission.Name, StringComparer.Ordinal)];
    }
}
