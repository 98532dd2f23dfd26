using CaseLibrary.Collections;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Collections;

/// <summary>A collection: its introduction, then its published cases in the editors’ order.</summary>
[Public]
internal sealed class DetailsModel(OpenCollections collections) : PageModel
{
    public Collection Collection { get; private set; } = null!;

    public IReadOnlyList<CaseCard> Cases { get; private set; } = [];

    public bool MayEdit => collections.MayEdit;

    public string Address => $"{Request.Scheme}://{Request.Host}{Request.PathBase}/case-studies/collections/{Collection.Slug}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await collections.FindAsync(slug, cancellation) is not { } found)
            return NotFound();
        Collection = found;
        Cases = await collections.CasesAsync(found, cancellation);
        return Page();
    }
}
