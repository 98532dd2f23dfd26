using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using CaseLibrary.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages;

/// <summary>What changed on a case's page. On a page of its own, because few ask and the history would be read for every reader of the case.</summary>
[Public]
internal sealed class HistoryModel(CaseLibraryStore store, ICurrentUser user) : PageModel
{
    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<PageHistory> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var study = await store.Cases.AsNoTracking().SingleOrDefaultAsync(study => study.Slug == slug, cancellation);
        if (study is null || (!study.State.IsOpen() && !user.Can(CasePermissions.Edit)))
            return NotFound();
        Study = study;
        Days = study.Published is null ? [] : PageHistory.Since(await store.HistoryOfAsync(study.Id, cancellation));
        return Page();
    }
}
