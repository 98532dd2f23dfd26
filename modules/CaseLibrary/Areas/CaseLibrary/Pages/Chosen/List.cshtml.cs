using CaseLibrary.Data;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.Chosen;

[Public]
internal sealed class ListModel(OpenCases cases, ISiteSearch search, CaseLibraryModule module) : ChosenPage(cases, search, module)
{
    protected override string Path => "/case-studies/list";

    protected override int Most => CaseChoice.MostListed;

    public string CouncilsOf(CaseStudy study) => FactsInWords.Councils(Cases.CouncilsOf(study));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ChooseAsync(cancellation);
        return Page();
    }
}
