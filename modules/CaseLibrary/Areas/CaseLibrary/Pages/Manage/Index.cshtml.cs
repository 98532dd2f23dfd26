using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>The editors' queue: all cases, whatever their state, with what is to be done next, for whom and by when.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class IndexModel(CaseLibraryStore store, BulkSteps bulk, IPeople people, ICurrentUser user, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const string Mine = "me";
    private const string Nobody = "nobody";

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? StateKey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Review { get; set; }

    /// <summary>“me”, “nobody”, or empty for everybody.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    [BindProperty]
    public BulkSteps.Choice Bulk { get; set; } = new();

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>What the last bulk action did not do, and why.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public DateOnly Today => clock.Today();

    public static IEnumerable<SelectListItem> States => Enum.GetValues<CaseState>().Select(state => new SelectListItem(state.Name(), state.Key()));

    public static IEnumerable<SelectListItem> WhoseItems => [new("Mine", Mine), new("Nobody’s", Nobody)];

    public IEnumerable<SelectListItem> StepItems => bulk.StepsFor(user).Select(step => new SelectListItem(step.Title, step.Key));

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var outcome = ModelState.IsValid ? await bulk.ApplyAsync(Bulk, user, cancellation) : new BulkSteps.Outcome(0, ["Choose cases and what to do with them."]);
        Refused = outcome.Refused;
        if (Refused.Count > 0)
        {
            foreach (var problem in Refused)
                ModelState.AddModelError("", problem);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync(cancellation);
            return Page();
        }
        TempData["Banner"] = outcome.Done == 1 ? "1 case is done" : $"{outcome.Done} cases are done";
        return RedirectToPage(new { state = StateKey, Review, Whose, Late = Late ? "true" : null, Sort, P });
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var today = Today;
        var cases = store.Cases.AsNoTracking();
        if (Term.TryRead<CaseState>(StateKey, out var state))
            cases = cases.Where(study => study.State == state);
        if (Review == "overdue")
            cases = cases.Where(study => study.State == CaseState.Published && study.ReviewDue < today);
        if (Whose == Mine)
            cases = cases.Where(study => study.AssigneeId == user.Id);
        if (Whose == Nobody)
            cases = cases.Where(study => study.AssigneeId == null);
        if (Late)
            cases = cases.Where(study => study.Due < today);
        Total = await cases.CountAsync(cancellation);
        P = Math.Clamp(P, 1, Pages);
        Lines = await Sorted(cases).ThenBy(study => study.Id).Skip((P - 1) * PageSize).Take(PageSize)
            .Select(study => new Line(study.Id, study.Version, study.Title, study.State, study.Kind, study.Due, study.Assignee, study.ReviewDue,
                study.State == CaseState.Published && study.ReviewDue < today))
            .ToListAsync(cancellation);
        People = [.. (await people.WhoCanAsync(CasePermissions.Edit, cancellation)).Select(person => new SelectListItem(person.Name, person.Id))];
    }

    private IOrderedQueryable<CaseStudy> Sorted(IQueryable<CaseStudy> cases) => Sort switch
    {
        "title" => cases.OrderBy(study => study.Title),
        "-title" => cases.OrderByDescending(study => study.Title),
        "review" => cases.OrderBy(study => study.ReviewDue),
        "-review" => cases.OrderByDescending(study => study.ReviewDue),
        "due" => cases.OrderBy(study => study.Due == null).ThenBy(study => study.Due),
        "-due" => cases.OrderByDescending(study => study.Due),
        _ => cases.OrderByDescending(study => study.Edited),
    };

    internal sealed record Line(
        Guid Id, Guid Version, string Title, CaseState State, CaseKind Kind, DateOnly? Due, string? Assignee, DateOnly? ReviewDue, bool Overdue)
    {
        public string? Task => CaseWorkflow.Definition.States.First(state => state.State == State).Task;
    }
}
