using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Partners;

[Permission(HostPermissions.Administration)]
internal sealed class OrganisationModel(HostStore store) : PageModel
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public Guid? Id { get; private set; }

    /// <summary>What somebody else has saved meanwhile.</summary>
    public EditConflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        if (id is null)
            return Page();
        if (await store.Organisations.FindAsync([id], cancellation) is not { } found)
            return NotFound();
        Form = OrganisationForm.Of(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        var organisation = id is null ? null : await store.Organisations.FindAsync([id], cancellation);
        if (id is not null && organisation is null)
            return NotFound();
        await CheckNameAsync(cancellation);
        if (!ModelState.IsValid)
            return this.Invalid();

        if (organisation is null)
            store.Add(organisation = new Organisation { Name = Form.Name! });
        Form.Fill(organisation);
        try
        {
            if (id is null)
                await store.SaveChangesAsync(cancellation);
            else if ((Conflict = await store.SaveEditAsync(organisation, Form.Version, () => store.SaveChangesAsync(cancellation), cancellation)) is not null)
                return this.Conflicting("Form.Version", Form.Version = Conflict.Current ?? Form.Version);
        }
        catch (DbUpdateException)
        {
            // Somebody else may have taken the name since the check above.
            store.ChangeTracker.Clear();
            await CheckNameAsync(cancellation);
            if (ModelState.IsValid)
                throw;
            return this.Invalid();
        }
        TempData["Banner"] = id is null ? "Organisation added" : "Organisation saved";
        return LocalRedirect($"/administration/partners/{organisation.Id}");
    }

    private async Task CheckNameAsync(CancellationToken cancellation)
    {
        var name = Form.Name?.Trim();
        if (await store.Organisations.AnyAsync(other => other.Id != Id && other.Name == name, cancellation))
            ModelState.AddModelError("Form.Name", "Another organisation has this name");
    }
}

internal sealed class OrganisationForm
{
    [Required(ErrorMessage = "Enter the name")]
    [StringLength(Organisation.NameLength, ErrorMessage = "The name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [Display(Name = "Contact (optional)", Description = "Whom to ask about its systems")]
    [StringLength(Organisation.NameLength, ErrorMessage = "The contact must be {1} characters or fewer")]
    public string? ContactName { get; set; }

    [Display(Name = "Contact e-mail (optional)")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
    [StringLength(Organisation.EmailLength, ErrorMessage = "The e-mail address must be {1} characters or fewer")]
    public string? ContactEmail { get; set; }

    public Guid Version { get; set; }

    public static OrganisationForm Of(Organisation organisation) => new()
    {
        Name = organisation.Name,
        ContactName = organisation.ContactName,
        ContactEmail = organisation.ContactEmail,
        Version = organisation.Version,
    };

    public void Fill(Organisation organisation) =>
        (organisation.Name, organisation.ContactName, organisation.ContactEmail) = (Name!.Trim(), ContactName?.Trim(), ContactEmail?.Trim());
}
