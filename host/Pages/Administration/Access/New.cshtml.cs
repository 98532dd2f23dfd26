using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Access;

/// <summary>A role that administrators make.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class NewModel(RoleBook roles, Granting granting, DeclaredPermissions declared, HostStore store) : RoleFormPage(roles, granting, declared)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await WriteAsync(null, cancellation) is not { } role)
            return this.Invalid();
        store.Add(role);
        await store.SaveChangesAsync(cancellation);
        return Done($"The role “{role.Name}” is made. It can be given to people now.");
    }
}
