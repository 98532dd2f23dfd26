using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.Chosen;

[Public]
internal sealed class CompareModel(OpenCases cases, ISiteSearch search, CaseLibraryModule module) : ChosenPage(cases, search, module)
{
    public IReadOnlyList<ComparisonRow> Facts => Comparison.Facts([.. Choice.Cases.Select(study => (study, Cases.CouncilsOf(study)))]);

    public IReadOnlyList<ComparisonRow> Amounts => Comparison.Amounts(Choice.Cases);

    protected override string Path => "/case-studies/compare";

    protected override int Most => CaseChoice.MostCompared;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ChooseAsync(cancellation);
        return Page();
    }
}
