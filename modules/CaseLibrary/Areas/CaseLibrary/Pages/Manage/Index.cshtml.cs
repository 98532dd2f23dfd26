using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>All cases for their editors, drafts and archived ones too.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class IndexModel(CaseLibraryStore store, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? StateKey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Review { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public static IEnumerable<SelectListItem> States => Enum.GetValues<CaseState>().Select(state => new SelectListItem(state.Name(), state.Key()));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var cases = store.Cases.AsNoTracking();
        if (Term.TryRead<CaseState>(StateKey, out var state))
            cases = cases.Where(study => study.State == state);
        if (Review == "overdue")
            cases = cases.Where(study => study.State == CaseState.Published && study.ReviewDue < today);
        Total = await cases.CountAsync(cancellation);
        P = Math.Clamp(P, 1, Pages);
        Lines = await Sorted(cases).ThenBy(study => study.Id).Skip((P - 1) * PageSize).Take(PageSize)
            .Select(study => new Line(study.Id, study.Title, study.State, study.Kind, study.Example, study.ReviewDue,
                study.State == CaseState.Published && study.ReviewDue < today))
            .ToListAsync(cancellation);
    }

    private IOrderedQueryable<CaseStudy> Sorted(IQueryable<CaseStudy> cases) => Sort switch
    {
        "title" => cases.OrderBy(study => study.Title),
        "-title" => cases.OrderByDescending(study => study.Title),
        "review" => cases.OrderBy(study => study.ReviewDue),
        "-review" => cases.OrderByDescending(study => study.ReviewDue),
        _ => cases.OrderByDescending(study => study.Edited),
    };

    internal sealed record Line(Guid Id, string Title, CaseState State, CaseKind Kind, bool Example, DateOnly? ReviewDue, bool Overdue);
}
