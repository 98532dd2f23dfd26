using CaseLibrary.Data;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.TakeAway;

/// <summary>A case as a file. A file of a renamed case is where the case is now.</summary>
internal abstract class TakenCase(OpenCases cases) : PageModel
{
    protected OpenCases Cases => cases;

    protected abstract string Ending { get; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await cases.FindAsync(slug, cancellation) is { } study)
            return Make(study);
        return await cases.NowAtAsync(slug, cancellation) is { } now ? LocalRedirectPermanent($"~/case-studies/{now}{Ending}") : NotFound();
    }

    protected abstract FileContentResult Make(CaseStudy study);
}
