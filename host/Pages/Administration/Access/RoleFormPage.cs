using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts.Access;

namespace Modular.Host.Pages.Administration.Access;

/// <summary>What making and changing a role share.</summary>
internal abstract class RoleFormPage(RoleBook roles, Granting granting, DeclaredPermissions declared) : PageModel
{
    [BindProperty]
    public RoleInput Input { get; set; } = new();

    protected Granting Granting => granting;

    /// <summary>What can be ticked: the workspace comes with every role.</summary>
    public IEnumerable<DeclaredPermission> Offered => declared.All.Where(permission => !permission.IsWorkspace);

    /// <summary>Writes the form into the role.</summary>
    /// <param name="role">The role; null for a new one.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>The role; null when something is wrong with the form, and nothing was written.</returns>
    protected async Task<Role?> WriteAsync(Role? role, CancellationToken cancellation)
    {
        if (Input.Name is { } name && await roles.NameProblemAsync(role, name.Trim(), cancellation) is { } taken)
            ModelState.AddModelError("Input.Name", taken);
        var offered = Offered.Select(permission => permission.Name).ToHashSet();
        var ticked = Input.Permissions.Where(offered.Contains).ToHashSet();
        if (ticked.Count == 0)
            ModelState.AddModelError("Input.Permissions", "Tick what people with this role may do");
        var touched = ticked.Concat(role?.Ticked ?? new HashSet<string>()).ToHashSet();
        if (granting.BeyondMe(RoleSet.OfTicked(role?.Key ?? "", Input.Name ?? "This role", "", touched), null) is { } beyond)
            ModelState.AddModelError("Input.Permissions", beyond);
        if (!ModelState.IsValid)
            return null;
        role ??= new Role { Name = "", Description = "" };
        (role.Name, role.Description) = (Input.Name!.Trim(), Input.Description!.Trim());
        // What belongs to a programme that is switched off cannot be seen here, and stays.
        role.Tick(role.Ticked.Where(name => declared.Find(name) is null).Concat(ticked));
        return role;
    }

    /// <summary>To the matrix, which shows the role.</summary>
    protected RedirectToPageResult Done(string banner)
    {
        TempData["Banner"] = banner;
        return RedirectToPage("Matrix");
    }

    public sealed class RoleInput
    {
        [Display(Name = "Name")]
        [Required(ErrorMessage = "Enter a name")]
        [StringLength(Role.NameLength, ErrorMessage = "The name must be {1} characters or fewer")]
        public string? Name { get; set; }

        [Display(Name = "Who is it for?", Description = "One sentence, for those who give roles.")]
        [Required(ErrorMessage = "Enter who the role is for")]
        [StringLength(Role.DescriptionLength, ErrorMessage = "The sentence must be {1} characters or fewer")]
        public string? Description { get; set; }

        [Display(Name = "What may they do?", Description = "Everybody with a role may open the staff workspace.")]
        public List<string> Permissions { get; set; } = [];
    }
}
