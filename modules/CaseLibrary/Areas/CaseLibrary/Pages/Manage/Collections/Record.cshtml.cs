using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Collections;

/// <summary>One collection for its editors: whether it is published, its cases in any state, and what was done to it.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class RecordModel(CaseLibraryStore store, ICurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that the person saw; a collection that somebody has changed since is shown again instead of published unseen.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    public Collection Collection { get; private set; } = null!;

    public IReadOnlyList<(CollectedCase Row, Collected Case)> Cases { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public bool MayPublish => user.Can(CasePermissions.Publish);

    public bool MayEdit => !Collection.IsPublished || MayPublish;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation) ?? Page();

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation) => ChangeAsync(() =>
    {
        foreach (var problem in Collection.PublishingProblems(Cases.Count(pair => pair.Case.State == CaseState.Published)))
            ModelState.AddModelError("", problem);
        Collection.Publish(clock.Today());
    }, "is published", cancellation);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellation) => ChangeAsync(() => Collection.TakeBack(), "is a draft again. Only editors see it", cancellation);

    private async Task<IActionResult> ChangeAsync(Action change, string done, CancellationToken cancellation)
    {
        if (!MayPublish)
            return Forbid();
        var seen = Version;
        if (await ShowAsync(cancellation) is { } missing)
            return missing;
        change();
        Collection.Edited = clock.GetUtcNow();
        if (ModelState.IsValid && await store.SaveEditAsync(Collection, seen, cancellation) is not null)
            ModelState.AddModelError("", "Somebody has changed this collection since you opened it. Look at it again, then repeat what you wanted to do");
        if (ModelState.IsValid)
        {
            TempData["Banner"] = $"“{Collection.Title}” {done}";
            return RedirectToPage(new { Id });
        }
        store.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(cancellation) ?? Page();
    }

    /// <returns>What to answer when there is no such collection.</returns>
    private async Task<IActionResult?> ShowAsync(CancellationToken cancellation)
    {
        if (await store.WholeCollections.SingleOrDefaultAsync(collection => collection.Id == Id, cancellation) is not { } found)
            return NotFound();
        Collection = found;
        ModelState.Remove(nameof(Version));
        Version = found.Version;
        var ids = found.Cases.ConvertAll(row => row.CaseStudyId);
        var cases = await store.Cases.AsNoTracking().Where(study => ids.Contains(study.Id))
            .Select(study => new Collected(study.Id, study.Title, study.State)).ToDictionaryAsync(study => study.Id, cancellation);
        Cases = [.. found.Cases.OrderBy(row => row.Position).Where(row => cases.ContainsKey(row.CaseStudyId)).Select(row => (row, cases[row.CaseStudyId]))];
        History = await store.HistoryOfAsync(Id, cancellation);
        return null;
    }

    internal sealed record Collected(Guid Id, string Title, CaseState State);
}
