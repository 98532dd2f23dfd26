using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Access;

/// <summary>Which role may do what.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class MatrixModel(RoleBook roles, Granting granting, DeclaredPermissions declared, HostStore store) : PageModel
{
    public IReadOnlyList<RoleSet> Roles { get; private set; } = [];

    public IReadOnlyList<Role> Deleted { get; private set; } = [];

    public IReadOnlyList<IGrouping<string, DeclaredPermission>> Programmes => [.. declared.All.GroupBy(permission => permission.Owner)];

    /// <summary>The role whose deletion led here.</summary>
    public Role? JustDeleted => TempData["DeletedRole"] is Guid id ? Deleted.FirstOrDefault(role => role.Id == id) : null;

    public static string LevelWords(DeclaredPermission permission) => permission.Permission.Level switch
    {
        PermissionLevel.Read => "Reading",
        PermissionLevel.Edit => "Everyday work",
        _ => "Leading",
    };

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostBringBackAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Set<Role>().FindAsync([id], cancellation) is not { } role)
            return NotFound();
        if ((await roles.NameProblemAsync(role, role.Name, cancellation) ?? granting.BeyondMe(role.AsSet(), null)) is { } problem)
        {
            ModelState.AddModelError("", problem);
            await ReadAsync(cancellation);
            return this.Invalid();
        }
        role.DeletedAt = null;
        await store.SaveChangesAsync(cancellation);
        TempData["Banner"] = $"The role “{role.Name}” is back, with everybody who had it.";
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Roles = await roles.AllAsync(cancellation);
        Deleted = await roles.DeletedAsync(cancellation);
    }
}
