using System.ComponentModel.DataAnnotations;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Synonyms;

/// <summary>The synonyms of the search: editors add and remove groups of words.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class IndexModel(CaseLibraryStore store) : PageModel
{
    private const int MostHistory = 20;

    [BindProperty]
    [Display(Name = "Words and phrases with one meaning")]
    public string? Typed { get; set; }

    public IReadOnlyList<SynonymGroup> Groups { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var words = SynonymGroup.Split(Typed);
        await LoadAsync(cancellation);
        if (SynonymGroup.Problem(words) is { } problem)
            ModelState.AddModelError(nameof(Typed), problem);
        else if (Groups.Any(group => group.All.Intersect(words, StringComparer.OrdinalIgnoreCase).Count() == words.Count))
            ModelState.AddModelError(nameof(Typed), "There is a group that has all these words");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        store.Add(new SynonymGroup { Words = SynonymGroup.Join(words) });
        await store.SaveChangesAsync(cancellation);
        TempData["Banner"] = $"Search takes these for the same now: {string.Join(", ", words)}";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
    {
        // Somebody else may have been quicker: what is gone is gone.
        if (await store.Synonyms.SingleOrDefaultAsync(group => group.Id == id, cancellation) is { } group)
        {
            store.Remove(group);
            await store.SaveChangesAsync(cancellation);
            TempData["Banner"] = $"Removed: {string.Join(", ", group.All)}";
        }
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Groups = [.. (await store.Synonyms.AsNoTracking().ToListAsync(cancellation)).OrderBy(group => group.Words, StringComparer.CurrentCultureIgnoreCase)];
        History = await store.History.AsNoTracking().Where(entry => entry.RecordType == nameof(SynonymGroup)).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Take(MostHistory).ToListAsync(cancellation);
    }
}
