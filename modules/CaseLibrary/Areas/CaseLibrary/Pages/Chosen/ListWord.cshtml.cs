using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Chosen;

/// <summary>All cases of a list in one Word document.</summary>
[Public]
internal sealed class ListWordModel(OpenCases cases, IWordDocuments documents) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "case")]
    public List<string> Slugs { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var choice = await cases.ChoiceAsync("/case-studies/list", Slugs, CaseChoice.MostListed, cancellation);
        if (choice.Cases.Count == 0)
            return NotFound();
        var text = ListDocument.Of([.. choice.Cases.Select(study => (study, cases.CouncilsOf(study), OpenCases.AddressOf(study, Request)))]);
        return File(documents.Make(text), IWordDocuments.ContentType, "case-studies.docx");
    }
}
