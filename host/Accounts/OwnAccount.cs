using Microsoft.AspNetCore.Authorization;
using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>What everybody who is signed in may do, whatever their roles: look after their own account.</summary>
internal sealed class OwnAccount : AuthorizationHandler<PermissionRequirement>, IPermissions
{
    public const string Permission = "host.account";

    public IEnumerable<Permission> All => [new(Permission, "Look after your own account")];

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (requirement.Permission == Permission && context.User.Identity?.IsAuthenticated == true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
