using System.ComponentModel.DataAnnotations;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using CaseLibrary.Versions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseLibrary.Pages.Manage;

/// <summary>What title, summary and text said before; any two beside each other; one of them brought back.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class VersionsModel(CaseLibraryStore store, IMarkdown markdown, ICurrentUser user, IAudit audit, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version on the left; empty for the one before the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid From { get; set; }

    /// <summary>The version on the right; empty for the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid To { get; set; }

    /// <summary>The case's version that the person saw.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    [Display(Name = "Why", Description = "The others see it in the history")]
    [StringLength(RecordModel.WhyLength, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Why { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<CaseVersion> All { get; private set; } = [];

    public CaseVersion? Left { get; private set; }

    public CaseVersion? Right { get; private set; }

    private bool takenBack;

    private bool MayEdit => !Study.State.IsOpen() || user.Can(CasePermissions.Publish);

    public bool MayRestore => MayEdit && Left is { } left && (left.Title, left.Summary, left.Body) != (Study.Title, Study.Summary, Study.Body);

    public IEnumerable<SelectListItem> Choices(CaseVersion chosen) => All.Select(version => new SelectListItem(
        $"Version {version.Number}: {UkCalendar.DayOf(version.At).InWords()}, {version.Who}{(version.Reason is { } why ? $" ({why})" : "")}", version.Id.ToString(), version == chosen));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (!MayEdit)
            return Forbid();
        if (Left is not { } wanted || wanted.Id != From)
            ModelState.AddModelError("", "The history has no such version any more. Choose another one");
        else if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Say why, so that the others understand it");
        else if (ModelState.IsValid)
            await RestoreAsync(wanted, cancellation);
        if (ModelState.IsValid)
        {
            TempData["Banner"] = $"Version {Left!.Number} is back, as a new version{(takenBack ? $". {SignedContent.Afterwards}" : "")}";
            return RedirectToPage(new { Id });
        }
        store.ChangeTracker.Clear();
        await LoadAsync(cancellation);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task RestoreAsync(CaseVersion wanted, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        audit.Because(Why);
        var signed = new SignedContent(Study);
        (Study.Title, Study.Summary, Study.Edited) = (wanted.Title, wanted.Summary, now);
        Study.Write(wanted.Body, markdown);
        takenBack = signed.TakeBackIfChanged(now);
        if (takenBack)
            audit.Because($"{Why} ({SignedContent.Why})");
        foreach (var problem in Study.State == CaseState.Published ? Study.ProblemsOfEdit(UkCalendar.DayOf(now), Study.ReviewDue) : [])
            ModelState.AddModelError("", problem);
        if (ModelState.IsValid && await store.SaveEditAsync(Study, Version, cancellation) is not null)
            ModelState.AddModelError("", "Somebody has changed this case since you opened the page. Compare again, then decide");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await store.WholeAsync(Id, cancellation) is not { } study)
            return false;
        Study = study;
        ModelState.Remove(nameof(Version));
        if (Version == Guid.Empty || !ModelState.IsValid)
            Version = study.Version;
        All = CaseVersion.Of(study, await store.HistoryOfAsync(Id, cancellation));
        Right = All.FirstOrDefault(version => version.Id == To) ?? (All is [var newest, ..] ? newest : null);
        Left = All.FirstOrDefault(version => version.Id == From) ?? All.ElementAtOrDefault(1) ?? Right;
        return true;
    }
}
