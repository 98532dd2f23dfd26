using System.Security.Claims;
using Modular.Host.Accounts.Access;
using Modular.Host.OpenId;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>Who is asking: the signed-in account, an anonymous reader, or (outside a request) whoever started the background work, or the host itself.</summary>
internal sealed class CurrentUser(IHttpContextAccessor http, PersonPermissions permissions, WorkPerson work) : ICurrentUser
{
    public const string DisplayNameClaim = "display_name";

    /// <summary>The claim of an account that has a permission directly, without a role.</summary>
    public const string PermissionClaim = "permission";

    /// <summary>The client that asks with a token, in its own name or in a person's.</summary>
    public const string ClientIdClaim = "client_id";

    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public string? Id => work.Starter is { } starter ? starter.AccountId.ToString() : Principal is { Identity.IsAuthenticated: true } person ? person.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    public string Name => work.Starter is { } starter ? starter.Name : Principal is { Identity.IsAuthenticated: true } somebody
        ? somebody.FindFirstValue(DisplayNameClaim) ?? somebody.Identity!.Name!
        : http.HttpContext is null ? "Modular" : "Anonymous";

    /// <summary>The partner system behind the request, when it came with a token.</summary>
    public string? ClientId => work.Starter is { } starter ? starter.ClientId : Principal?.FindFirstValue(ClientIdClaim);

    /// <summary>The request, as the log names it.</summary>
    public string? RequestId => work.Starter is { } starter ? starter.RequestId : http.HttpContext?.TraceIdentifier;

    /// <summary>What the token allows with which somebody asks; null without one.</summary>
    public IReadOnlySet<string>? Scopes => work.Starter is { } starter ? starter.Scopes : Principal is { } person ? TokenIdentity.Of(person)?.Scopes : null;

    public bool Can(string permission) => work.Starter is { } starter
        ? starter.Scopes?.Contains(permission) != false && permissions.Can(starter.AccountId, permission)
        : Principal is { } person && Allows(person, permission, permissions);

    /// <summary>The cookie or the token says who somebody is; what they may do is looked up, so that what is taken away has gone at the next request.</summary>
    public static bool Allows(ClaimsPrincipal person, string permission, PersonPermissions permissions) => TokenIdentity.Of(person) is { } token
        ? token.Allows(permission, permissions)
        : person.Identity?.IsAuthenticated == true && Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && permissions.Can(account, permission);
}

/// <summary>Roles that the host itself knows.</summary>
internal static class Roles
{
    /// <summary>May do everything.</summary>
    public const string Administrator = "Administrator";
}
