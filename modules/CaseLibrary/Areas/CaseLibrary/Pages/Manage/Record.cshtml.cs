using System.ComponentModel.DataAnnotations;
using CaseLibrary.Checking;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Pages.Propose;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>One case for its editors: where it stands, whose turn it is, what can be done next, and what was done to it.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class RecordModel(CaseLibraryStore store, IPeople people, ICurrentUser user, IAudit audit, CaseChecks checks, TimeProvider clock) : PageModel
{
    /// <summary>As much as the history keeps.</summary>
    public const int WhyLength = 500;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that the person saw; a case that somebody has changed since is shown again instead of moved on unseen.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    [Display(Name = "Why", Description = "The others see it in the history")]
    [StringLength(WhyLength, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Why { get; set; }

    /// <summary>The account of who gets the task; empty for nobody.</summary>
    [BindProperty]
    [Display(Name = "Who has the task")]
    public string? Person { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<WorkflowStep<CaseStudy, CaseState>> Steps { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    /// <summary>Who proposed the case; null when nobody did.</summary>
    public Proposal? Proposal { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public string? Task => CaseWorkflow.Definition.States.First(state => state.State == Study.State).Task;

    public bool MayEdit => !Study.State.IsOpen() || user.Can(CasePermissions.Publish);

    public bool MayRename => Study.Published is not null && user.Can(CasePermissions.Publish);

    public bool IsMine => Study.AssigneeId is { } id && id == user.Id;

    public DateOnly Today => clock.Today();

    public bool ReviewOverdue => Study.ReviewOverdue(Today);

    public IReadOnlyList<string> Missing(WorkflowStep<CaseStudy, CaseState> step) => [.. step.Missing(Study, Today)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync([FromServices] ProposalLetters letters, CancellationToken cancellation)
    {
        CaseStudy? declined = null;
        var answer = await ChangeAsync(study =>
        {
            audit.Because(Why);
            study.Edited = clock.GetUtcNow();
            declined = study.State is CaseState.Lead && Step == CaseWorkflow.Withdraw ? study : null;
            var problems = CaseWorkflow.Definition.Take(study, Step ?? "", user, Why, clock.GetUtcNow());
            return (problems, $"“{study.Title}”: {study.State.Name()}");
        }, cancellation);
        if (ModelState.IsValid && declined is not null)
            await letters.DeclineAsync(declined, Why, cancellation);
        return answer;
    }

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancellation)
    {
        var chosen = string.IsNullOrEmpty(Person) ? null : (await people.WhoCanAsync(CasePermissions.Edit, cancellation)).FirstOrDefault(person => person.Id == Person);
        return await ChangeAsync(study =>
        {
            study.AssignTo(chosen);
            return (Person is { Length: > 0 } && chosen is null ? ["Choose somebody who may edit case studies."] : [],
                chosen is null ? "The task is open for everybody" : $"The task is with {chosen.Name}");
        }, cancellation);
    }

    private async Task<IActionResult> ChangeAsync(Func<CaseStudy, (IReadOnlyList<string> Problems, string Done)> change, CancellationToken cancellation)
    {
        if (await store.WholeAsync(Id, cancellation) is not { } study)
            return NotFound();
        await checks.ExamineAsync(study, cancellation);
        var done = "";
        if (ModelState.IsValid)
        {
            (var problems, done) = change(study);
            foreach (var problem in problems)
                ModelState.AddModelError("", problem);
        }
        if (ModelState.IsValid && await store.SaveEditAsync(study, Version, cancellation) is not null)
            ModelState.AddModelError("", "Somebody has changed this case since you opened it. Look at it again, then repeat what you wanted to do");
        if (ModelState.IsValid)
        {
            TempData["Banner"] = done;
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
        Steps = CaseWorkflow.Definition.StepsFor(study, user);
        People = [.. (await people.WhoCanAsync(CasePermissions.Edit, cancellation)).Select(person => new SelectListItem(person.Name, person.Id, person.Id == study.AssigneeId))];
        Remarks = await checks.ExamineAsync(study, cancellation);
        Proposal = await store.Proposals.AsNoTracking().FirstOrDefaultAsync(proposal => proposal.CaseStudyId == Id, cancellation);
        History = await store.HistoryOfAsync(Id, cancellation);
        return Page();
    }
}
