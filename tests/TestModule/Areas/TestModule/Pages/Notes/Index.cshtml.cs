using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TestModule.Data;

namespace TestModule.Areas.TestModule.Pages.Notes;

[Permission(TestPermissions.Edit)]
internal sealed class IndexModel(TestStore store) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    public IReadOnlyList<Note> Notes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Notes = await store.Notes.AsNoTracking().OrderBy(note => note.Id).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellation);
            return new PageResult { StatusCode = 400 };
        }
        store.Add(new Note { Title = Title! });
        await store.SaveChangesAsync(cancellation);
        TempData["Banner"] = "The note is saved.";
        return RedirectToPage();
    }
}
