using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>How many real cases there are of each kind, and which reviews are overdue.</summary>
internal sealed class LibraryCard(CaseLibraryStore store, ICurrentUser user, TimeProvider clock, CaseLibraryModule module) : IDashboardCard
{
    private const int MostReviews = 5;

    public async Task<DashboardCard?> GetAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var counts = await store.Cases.Where(study => study.State == CaseState.Published && !study.Example)
            .GroupBy(study => study.Kind).Select(kind => new { kind.Key, Count = kind.Count() })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancellation);
        Figure Count(string label, int value, string link) => new(label, value, FigureUnit.Count, today, "Case library records, without examples", link);
        return new DashboardCard(module.Info.Title, "/case-studies",
            [
                Count("Published cases", counts.Values.Sum(), "/case-studies"),
                .. Enum.GetValues<CaseKind>().Select(kind => Count(kind.Name(), counts.GetValueOrDefault(kind), $"/case-studies?kind={kind.Key()}")),
            ],
            user.Can(CasePermissions.Edit) ? await OverdueAsync(today, cancellation) : []);
    }

    private async Task<IReadOnlyList<AttentionItem>> OverdueAsync(DateOnly today, CancellationToken cancellation)
    {
        var overdue = store.Cases.Where(study => study.State == CaseState.Published && !study.Example && study.ReviewDue < today);
        var oldest = await overdue.OrderBy(study => study.ReviewDue).ThenBy(study => study.Id).Take(MostReviews)
            .Select(study => new { study.Id, study.Title, Due = study.ReviewDue!.Value }).ToListAsync(cancellation);
        var items = oldest.ConvertAll(study => new AttentionItem($"{study.Title}: review is overdue", $"/case-studies/manage/{study.Id}", study.Due));
        var more = oldest.Count < MostReviews ? 0 : await overdue.CountAsync(cancellation) - MostReviews;
        if (more > 0)
            items.Add(new AttentionItem($"{more} more overdue {(more == 1 ? "review" : "reviews")}", "/case-studies/manage?review=overdue"));
        return items;
    }
}
