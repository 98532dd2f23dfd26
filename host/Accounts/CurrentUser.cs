using System.Security.Claims;
using Modular.Host.OpenId;
using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>Who is asking: the signed-in account, an anonymous reader, or (outside a request) the host itself.</summary>
internal sealed class CurrentUser(IHttpContextAccessor http) : ICurrentUser
{
    public const string DisplayNameClaim = "display_name";
    public const string PermissionClaim = "permission";

    /// <summary>The client that asks with a token, in its own name or in a person's.</summary>
    public const string ClientIdClaim = "client_id";

    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public string? Id => Principal is { Identity.IsAuthenticated: true } person ? person.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    public string Name => Principal is { Identity.IsAuthenticated: true } somebody
        ? somebody.FindFirstValue(DisplayNameClaim) ?? somebody.Identity!.Name!
        : http.HttpContext is null ? "Modular" : "Anonymous";

    public bool Can(string permission) => Principal is { } person && Allows(person, permission);

    public static bool Allows(ClaimsPrincipal person, string permission) => TokenIdentity.Of(person) is { } token
        ? token.Allows(permission)
        : person.IsInRole(Roles.Administrator) || person.HasClaim(PermissionClaim, permission);
}

/// <summary>Roles that the host itself knows.</summary>
internal static class Roles
{
    /// <summary>May do everything.</summary>
    public const string Administrator = "Administrator";
}
