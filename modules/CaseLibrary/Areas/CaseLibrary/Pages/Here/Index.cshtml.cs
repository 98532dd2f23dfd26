using CaseLibrary.Data;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseLibrary.Pages.Here;

/// <summary>“Could it work here?”: one case seen from a council that the reader picks.</summary>
[Public]
internal sealed class IndexModel(OpenCases cases, SimilarCouncils similar, ICouncilRegister register, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "council")]
    public string? Code { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<CouncilThenAndNow> There { get; private set; } = [];

    public Council? Here { get; private set; }

    public int? ResidentsThere { get; private set; }

    public IReadOnlyList<ScaledAmount> Amounts { get; private set; } = [];

    public IReadOnlyList<SimilarCouncil> Similar { get; private set; } = [];

    /// <summary>Whether the similar councils did the same sub-type of thing, or only the same kind.</summary>
    public bool BySubtype { get; private set; }

    public IEnumerable<SelectListItem> Councils => register.AsAt(clock.Today()).Select(council => new SelectListItem($"{council.Name} ({council.Type.DisplayName()})", council.Code.Value));

    public IReadOnlyList<Council> CouncilsThere => [.. There.Select(council => council.Then)];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await cases.FindAsync(slug, cancellation) is not { } study)
            return await cases.NowAtAsync(slug, cancellation) is { } now ? LocalRedirectPermanent($"~/case-studies/{now}/here{Request.QueryString}") : NotFound();
        Study = study;
        There = cases.CouncilsOf(study);
        ResidentsThere = ScaledAmount.Residents(CouncilsThere);
        if (string.IsNullOrWhiteSpace(Code))
            return Page();
        Here = CouncilCode.TryParse(Code.Trim().ToUpperInvariant(), out var code) && register.Find(code) is { } found && found.ExistsOn(clock.Today()) ? found : null;
        if (Here is null)
            return NotACouncil();
        if (ResidentsThere is { } there && Here.Population2020 is > 0 and var here)
            Amounts = ScaledAmount.Of(study, there, here);
        BySubtype = study.Subtype.Length > 0;
        Similar = BySubtype ? await similar.FindAsync(study, Here, true, cancellation) : [];
        if (Similar.Count == 0)
            (BySubtype, Similar) = (false, await similar.FindAsync(study, Here, false, cancellation));
        return Page();
    }

    private PageResult NotACouncil()
    {
        ModelState.AddModelError("council", "Choose a council of today from the list");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
