using System.ComponentModel.DataAnnotations;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.FactCheck;

/// <summary>The council’s officer, without an account, reads the case, says what is wrong with each part, and approves it or asks for changes.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(CaseLibraryStore store, IPersonalLinks links, CheckLetters letters, TimeProvider clock) : PageModel
{
    private const string ChangedMeanwhile = "The editors have changed the case since you opened this page. Read it again, then answer. Your comments are kept";

    [BindProperty(SupportsGet = true, Name = "link")]
    public string? Secret { get; set; }

    /// <summary>What is said of each part, in the order of the parts.</summary>
    [BindProperty]
    public List<NoteForm> Notes { get; set; } = [];

    [BindProperty]
    [Display(Name = "Your name")]
    [StringLength(CouncilCheck.NameLength, ErrorMessage = "Your name must be 120 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Your role", Description = "For example “Head of assets”")]
    [StringLength(CouncilCheck.NameLength, ErrorMessage = "Your role must be 120 characters or fewer")]
    public string? Role { get; set; }

    /// <summary>The text that the officer has read; nobody approves what was changed meanwhile.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    public PersonalLink? Link { get; private set; }

    public CouncilCheck? Check { get; private set; }

    public CaseStudy Study { get; private set; } = null!;

    /// <summary>What readers will see besides the text.</summary>
    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    public IEnumerable<Attachment> Documents => Attachments.Where(attachment => !attachment.File.IsImage);

    public IReadOnlyList<CasePart> Parts { get; private set; } = [];

    /// <summary>Whether the council can still answer; otherwise the page says why not.</summary>
    public bool IsOpen => Check is { Answered: null } && Study.State == CaseState.FactCheck && Link!.Holds(clock.GetUtcNow());

    /// <summary>Then the page says nothing of the case: the link may be in other hands by now.</summary>
    public bool HasEnded => Link is { } link && !link.Holds(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return Unknown();
        Notes = [.. Parts.Select(part => new NoteForm { Part = part.Heading, Text = Check!.Notes.Find(note => note.Part == part.Heading)?.Text })];
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return Unknown();
        if (!IsOpen || !ModelState.IsValid)
            return Invalid();
        await SaveAsync(cancellation);
        TempData["Banner"] = "Your comments are saved. You can come back to them with the same link";
        return RedirectToPage(new { link = Secret });
    }

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation) => AnswerAsync(approved: true, cancellation);

    public Task<IActionResult> OnPostChangesAsync(CancellationToken cancellation) => AnswerAsync(approved: false, cancellation);

    private async Task<IActionResult> AnswerAsync(bool approved, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return Unknown();
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddModelError(nameof(Name), "Enter your name");
        if (string.IsNullOrWhiteSpace(Role))
            ModelState.AddModelError(nameof(Role), "Enter your role");
        if (!approved && Notes.TrueForAll(note => string.IsNullOrWhiteSpace(note.Text)))
            ModelState.AddModelError("Notes[0].Text", "Say what should change, at the part that it concerns");
        if (approved && Version != Study.Version)
            ModelState.AddModelError("", ChangedMeanwhile);
        if (!IsOpen || !ModelState.IsValid)
            return Invalid();
        var (name, role, now) = (Name!.Trim(), Role!.Trim(), clock.GetUtcNow());
        Check!.Answer(approved, name, role, now);
        if (approved)
            Study.SignOff(name, role);
        foreach (var problem in CaseWorkflow.Definition.Take(Study, approved ? CaseWorkflow.CouncilSignsOff : CaseWorkflow.CouncilWantsChanges, now))
            ModelState.AddModelError("", problem);
        if (!ModelState.IsValid)
            return Invalid();
        Study.Edited = now;
        Keep();
        if (await store.SaveEditAsync(Study, Study.Version, cancellation) is not null)
        {
            store.ChangeTracker.Clear();
            ModelState.AddModelError("", ChangedMeanwhile);
            return await LoadAsync(cancellation) ? Invalid() : Unknown();
        }
        await letters.AnsweredAsync(Study, Check);
        return RedirectToPage(new { link = Secret });
    }

    private Task SaveAsync(CancellationToken cancellation)
    {
        Keep();
        return store.SaveChangesAsync(cancellation);
    }

    private void Keep()
    {
        links.ActAs(Link!, string.IsNullOrWhiteSpace(Name) ? null : string.Join(", ", new[] { Name, Role }.Where(part => !string.IsNullOrWhiteSpace(part))));
        Check!.Write(Notes.Where(note => Parts.Any(part => part.Heading == note.Part)).Select(note => (note.Part, note.Text?.Trim() ?? "")));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Link = await links.FindAsync(CheckLetters.Purpose, Secret, cancellation);
        if (Link is null)
            return false;
        Check = await store.CouncilChecks.Include(check => check.Notes).SingleOrDefaultAsync(check => check.Id == Link.Record, cancellation);
        if (Check is null || await store.WholeAsync(Check.CaseStudyId, cancellation) is not { } study)
            return false;
        Study = study;
        Parts = CasePart.Of(study);
        Attachments = [.. (await store.AttachmentsOfAsync(study.Id, cancellation)).Where(attachment => !attachment.Removed)];
        return true;
    }

    private PageResult Unknown()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private PageResult Invalid()
    {
        ModelState.Remove(nameof(Version));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    internal sealed class NoteForm
    {
        public string Part { get; set; } = "";

        [Display(Name = "Your comment (optional)")]
        [StringLength(CheckNote.TextLength, ErrorMessage = "The comment must be 4,000 characters or fewer")]
        public string? Text { get; set; }
    }
}
