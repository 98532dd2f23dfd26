using Microsoft.AspNetCore.Authorization;
using Modular.Host.Accounts.Access;
using Modular.Sdk;

namespace Modular.Host.Accounts;

internal sealed class PermissionHandler(PersonPermissions permissions) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (CurrentUser.Allows(context.User, requirement.Permission, permissions))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>The host's own permissions.</summary>
internal sealed class HostPermissions : IPermissions
{
    public const string Workspace = "host.workspace";
    public const string Administration = "host.administration";

    public const string Audit = "host.audit";

    public IEnumerable<Permission> All =>
    [
        new(Workspace, "Open the staff workspace", PermissionLevel.Read),
        new(Audit, "Read the audit trail", PermissionLevel.Lead),
        new(Administration, "Switch programmes on and off, say who may do what, and see how the system runs", PermissionLevel.Lead),
    ];
}
