using System.ComponentModel.DataAnnotations;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>A new address for a case that has been published. The former one is kept and leads to it.</summary>
[Permission(CasePermissions.Publish)]
internal sealed class RenameModel(CaseLibraryStore store, ICouncilRegister register, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [Display(Name = "New address", Description = "The last part of the page’s address: small letters, digits and single hyphens")]
    [Required(ErrorMessage = "Enter the new address")]
    [StringLength(CaseStudy.SlugLength, ErrorMessage = "The address must be 100 characters or fewer")]
    [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "The address may hold small letters, digits and single hyphens")]
    public string? Slug { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Slug = Study.Slug;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (ModelState.IsValid)
            await new CaseFormCheck(store, register, clock.Today(), (_, message) => ModelState.AddModelError(nameof(Slug), message)).CheckSlugAsync(Slug!, Id, cancellation);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        if (Slug != Study.Slug)
            await MoveAsync(cancellation);
        TempData["Banner"] = $"“{Study.Title}” is at /case-studies/{Study.Slug}";
        return RedirectToPage("Record", new { Id });
    }

    private async Task MoveAsync(CancellationToken cancellation)
    {
        store.FormerAddresses.RemoveRange(await store.FormerAddresses.Where(former => former.CaseStudyId == Id && former.Slug == Slug).ToListAsync(cancellation));
        store.Add(new FormerAddress { CaseStudyId = Id, Slug = Study.Slug });
        Study.Slug = Slug!;
        Study.Edited = clock.GetUtcNow();
        await store.SaveChangesAsync(cancellation);
    }

    /// <returns>False when there is no such case, or it was never published: then its form changes the address.</returns>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Study = (await store.WholeAsync(Id, cancellation))!;
        return Study?.Published is not null;
    }
}
