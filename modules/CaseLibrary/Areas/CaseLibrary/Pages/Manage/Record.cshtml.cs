using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Manage;

/// <summary>One case for its editors: its state, what is missing, and what was done to it.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class RecordModel(CaseLibraryStore store, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that the person saw; a case that somebody has changed since is shown again instead of published unseen.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public IReadOnlyList<string> Missing => Study.State == CaseState.Draft ? Study.PublishingProblems(clock.Today()) : [];

    public bool ReviewOverdue => Study.ReviewOverdue(clock.Today());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation) =>
        ChangeAsync(study => study.Publish(clock.Today()), "published", cancellation);

    public Task<IActionResult> OnPostArchiveAsync(CancellationToken cancellation) =>
        ChangeAsync(study => study.Archive() is { } why ? [why] : [], "archived", cancellation);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellation) =>
        ChangeAsync(study => study.Reopen() is { } why ? [why] : [], "a draft again", cancellation);

    private async Task<IActionResult> ChangeAsync(Func<CaseStudy, IReadOnlyList<string>> change, string done, CancellationToken cancellation)
    {
        if (await store.WholeAsync(Id, cancellation) is not { } study)
            return NotFound();
        foreach (var problem in change(study))
            ModelState.AddModelError("", problem);
        study.Edited = clock.GetUtcNow();
        if (ModelState.IsValid && await store.SaveEditAsync(study, Version, cancellation) is not null)
            ModelState.AddModelError("", "Somebody has changed this case since you opened it. Look at it again, then repeat what you wanted to do");
        if (ModelState.IsValid)
        {
            TempData["Banner"] = $"“{study.Title}” is {done}";
            return RedirectToPage(new { Id });
        }
        store.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await store.WholeAsync(Id, cancellation) is not { } study)
            return NotFound();
        Study = study;
        ModelState.Remove(nameof(Version));
        Version = study.Version;
        History = await store.HistoryOfAsync(Id, cancellation);
        return Page();
    }
}
