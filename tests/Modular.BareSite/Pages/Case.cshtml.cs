using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Modular.BareSite.Pages;

public sealed class CaseModel(BareStore store) : PageModel
{
    public StoredPage Stored { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await store.AtAsync(slug) is not { } stored)
            return NotFound();
        Stored = stored;
        return Page();
    }
}
