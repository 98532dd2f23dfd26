using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TestModule.Data;

namespace TestModule.Areas.TestModule.Pages.Notes;

[Permission(TestPermissions.Edit)]
internal sealed class EditModel(TestStore store) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    public EditConflict? Conflict { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Notes.FindAsync([id], cancellation) is not { } note)
            return NotFound();
        (Version, Title, Body) = (note.Version, note.Title, note.Body);
        History = await store.HistoryOfAsync(id, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Notes.FindAsync([id], cancellation) is not { } note)
            return NotFound();
        note.Title = Title!;
        note.Body = Body ?? "";
        Conflict = await store.SaveEditAsync(note, Version, cancellation);
        if (Conflict is null)
        {
            TempData["Banner"] = "The note is saved.";
            return RedirectToPage("Index");
        }
        ModelState.Remove(nameof(Version));
        Version = Conflict.Current ?? Version;
        History = await store.HistoryOfAsync(id, cancellation);
        return new PageResult { StatusCode = 409 };
    }
}
