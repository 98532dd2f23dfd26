using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Access;

/// <summary>The roles of one person: what they have, for what, and since when.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class PersonModel(HostStore store, RoleBook roles, Granting granting, HeldRoles held, DeclaredPermissions declared) : PageModel
{
    public Account Person { get; private set; } = null!;

    public IReadOnlyList<HeldRole> Held { get; private set; } = [];

    public IReadOnlyList<RoleSet> Roles { get; private set; } = [];

    public IReadOnlyList<HeldPermission> Direct { get; private set; } = [];

    public HeldRole? JustTaken { get; private set; }

    public IEnumerable<SelectListItem> Programmes => declared.Programmes.Select(programme => new SelectListItem(programme.Title, programme.Name));

    /// <summary>What can be given without a role: all that is declared, each with its programme.</summary>
    public IEnumerable<SelectListItem> Permissions => declared.All.Select(permission => new SelectListItem($"{permission.Description} ({permission.Owner})", permission.Name));

    [BindProperty]
    public GrantInput Input { get; set; } = new();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await store.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, HttpContext.RequestAborted) is { } person)
        {
            Person = person;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        if (TempData["TakenAway"] is Guid grant)
            JustTaken = await held.TakenAsync(Person.Id, grant, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (ModelState.IsValid && await granting.GiveAsync(Person.Id, Input.Role, NullIfEmpty(Input.Programme), Input.Until, cancellation) is { } problem)
            ModelState.AddModelError($"Input.{problem.Field}", problem.Message);
        if (!ModelState.IsValid)
            return await AgainAsync(cancellation);
        TempData["Banner"] = $"{Person.DisplayName} has the role now.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTakeAwayAsync(Guid grant, CancellationToken cancellation)
    {
        var result = await DoAsync(granting.TakeAwayAsync(Person.Id, grant, cancellation), null, cancellation);
        if (result is RedirectToPageResult)
            TempData["TakenAway"] = grant;
        return result;
    }

    public Task<IActionResult> OnPostGiveBackAsync(Guid grant, CancellationToken cancellation) =>
        DoAsync(granting.GiveBackAsync(Person.Id, grant, cancellation), $"{Person.DisplayName} has the role again.", cancellation);

    public Task<IActionResult> OnPostGiveDirectAsync(string? permission, CancellationToken cancellation) =>
        DoAsync(granting.GiveDirectAsync(Person.Id, permission, cancellation), $"{Person.DisplayName} has the permission now.", cancellation);

    public Task<IActionResult> OnPostTakeAwayDirectAsync(string permission, CancellationToken cancellation) =>
        DoAsync(granting.TakeAwayDirectAsync(Person.Id, permission, cancellation), $"{Person.DisplayName} has the permission no longer. It ended at once.", cancellation);

    /// <param name="change">Makes the change, or says why not.</param>
    /// <param name="banner">What is said then.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    private async Task<IActionResult> DoAsync(Task<string?> change, string? banner, CancellationToken cancellation)
    {
        // The form for a role is another one.
        ModelState.Clear();
        if (await change is { } problem)
        {
            ModelState.AddModelError("", problem);
            return await AgainAsync(cancellation);
        }
        TempData["Banner"] = banner;
        return RedirectToPage();
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        store.ChangeTracker.Clear();
        await ReadAsync(cancellation);
        return this.Invalid();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Roles = await roles.AllAsync(cancellation);
        Held = await held.OfAsync(Person.Id, cancellation);
        Direct = held.DirectOf(Person.Id);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    public sealed class GrantInput
    {
        [Display(Name = "Role")]
        [Required(ErrorMessage = "Choose a role")]
        public string? Role { get; set; }

        [Display(Name = "For which programme?")]
        public string? Programme { get; set; }

        [Display(Name = "Last day (optional)", Description = "Leave it empty for no end. For example, 31 3 2027")]
        public DateOnly? Until { get; set; }
    }
}
