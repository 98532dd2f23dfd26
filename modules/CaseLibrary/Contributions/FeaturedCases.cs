using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Real cases for the home page: the best evidence first, those with amounts before those without, then the newest.</summary>
internal sealed class FeaturedCases(CaseLibraryStore store) : IHighlights
{
    private const int Most = 3;

    public async Task<IReadOnlyList<Highlight>> GetAsync(int most, CancellationToken cancellation) => await store.Cases
        .Where(study => study.State == CaseState.Published && !study.Example)
        .OrderBy(study => study.Evidence == EvidenceGrade.Verified ? 0 : study.Evidence == EvidenceGrade.Reported ? 1 : study.Evidence == EvidenceGrade.Secondary ? 2 : 3)
        .ThenBy(study => study.Money.Any() ? 0 : 1)
        .ThenByDescending(study => study.Published).ThenBy(study => study.Id)
        .Take(Math.Min(most, Most))
        .Select(study => new Highlight("Case study", study.Title, study.Summary, "/case-studies/" + study.Slug))
        .ToListAsync(cancellation);
}
