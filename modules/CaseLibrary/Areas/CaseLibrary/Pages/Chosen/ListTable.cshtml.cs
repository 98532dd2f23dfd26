using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Chosen;

/// <summary>The cases of a list as a table: one row for each amount, so that no two labels share a cell.</summary>
[Public]
internal sealed class ListTableModel(OpenCases cases) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "case")]
    public List<string> Slugs { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var choice = await cases.ChoiceAsync("/case-studies/list", Slugs, CaseChoice.MostListed, cancellation);
        Response.Headers.Link = Licence.Header;
        return choice.Cases.Count == 0 ? NotFound()
            : File(await ListTable.WriteAsync(choice.Cases, cases.CouncilsOf, cancellation), "text/csv; charset=utf-8", "case-studies.csv");
    }
}
