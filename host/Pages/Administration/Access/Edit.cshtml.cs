using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Access;

/// <summary>A role that administrators made: its name, its permissions, its end.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class EditModel(RoleBook roles, Granting granting, DeclaredPermissions declared, HostStore store, TimeProvider clock) : RoleFormPage(roles, granting, declared)
{
    public Role Role { get; private set; } = null!;

    public EditConflict? Conflict { get; private set; }

    [BindProperty]
    public Guid Version { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await store.Set<Role>().SingleOrDefaultAsync(role => role.Id == id && role.DeletedAt == null, HttpContext.RequestAborted) is { } role)
        {
            Role = role;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet()
    {
        Version = Role.Version;
        Input = new RoleInput { Name = Role.Name, Description = Role.Description, Permissions = [.. Role.Ticked] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await WriteAsync(Role, cancellation) is null)
            return this.Invalid();
        return await SaveAsync(cancellation) ?? Done($"The role “{Role.Name}” is saved. It holds from now on, for everybody who has it.");
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (Granting.BeyondMe(Role.AsSet(), null) is { } beyond)
        {
            ModelState.AddModelError("", beyond);
            OnGet();
            return this.Invalid();
        }
        Role.DeletedAt = clock.GetUtcNow();
        if (await SaveAsync(cancellation) is { } conflict)
            return conflict;
        TempData["DeletedRole"] = Role.Id;
        return RedirectToPage("Matrix");
    }

    private async Task<IActionResult?> SaveAsync(CancellationToken cancellation) =>
        (Conflict = await store.SaveEditAsync(Role, Version, () => store.SaveChangesAsync(cancellation), cancellation)) is null ? null
            : this.Conflicting(nameof(Version), Version = Conflict.Current ?? Version);
}
