using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Says each weekday morning how many published cases need a review.</summary>
internal sealed class OverdueReviews(CaseLibraryStore store, TimeProvider clock) : IJob
{
    private const int Soon = 30;

    public string Key => "overdue-reviews";

    public string Title => "Overdue reviews";

    public string Description => $"Counts the published cases whose review is overdue or due within {Soon} days. Examples are left out.";

    public string Schedule => "0 7 * * 1-5";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var soon = today.AddDays(Soon);
        var cases = store.Cases.Where(study => study.State == CaseState.Published && !study.Example);
        var overdue = await cases.CountAsync(study => study.ReviewDue < today, cancellation);
        var coming = await cases.CountAsync(study => study.ReviewDue >= today && study.ReviewDue <= soon, cancellation);
        return overdue + coming == 0 ? null : $"Reviews overdue: {overdue}. Due within {Soon} days: {coming}.";
    }
}
