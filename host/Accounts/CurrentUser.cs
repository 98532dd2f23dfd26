using System.Security.Claims;
using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>Who is asking: the signed-in account, an anonymous reader, or (outside a request) the host itself.</summary>
internal sealed class CurrentUser(IHttpContextAccessor http) : ICurrentUser
{
    public const string DisplayNameClaim = "display_name";
    public const string PermissionClaim = "permission";

    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public string? Id => Principal is { Identity.IsAuthenticated: true } person ? person.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    public string Name => Id is null
        ? http.HttpContext is null ? "Modular" : "Anonymous"
        : Principal!.FindFirstValue(DisplayNameClaim) ?? Principal!.Identity!.Name!;

    /// <summary>The partner system behind the request, when it came with a token.</summary>
    public string? ClientId => Principal?.FindFirstValue("client_id");

    /// <summary>The request, as the log names it.</summary>
    public string? RequestId => http.HttpContext?.TraceIdentifier;

    public bool Can(string permission) => Principal is { } person && Allows(person, permission);

    public static bool Allows(ClaimsPrincipal person, string permission) =>
        person.IsInRole(Roles.Administrator) || person.HasClaim(PermissionClaim, permission);
}

/// <summary>Roles that the host itself knows.</summary>
internal static class Roles
{
    /// <summary>May do everything.</summary>
    public const string Administrator = "Administrator";
}
