using System.Runtime.CompilerServices;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>All published cases, one row each.</summary>
internal sealed class CaseExport(CaseLibraryStore store, ICouncilRegister register) : IExport
{
    public string Path => "/case-studies";

    public string Title => "Case studies of how councils earn income";

    public string? Permission => null;

    public IReadOnlyList<string> Columns =>
    [
        "slug", "title", "summary", "kind", "subtype", "council_codes", "council_names", "delivery_model", "since", "still_running", "evidence_grade",
        "example", "published", "review_due", "money_facts",
    ];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var cases = store.Cases.AsNoTracking().AsSplitQuery().Where(study => study.State == CaseState.Published).OrderBy(study => study.Slug)
            .Select(study => new
            {
                study.Slug,
                study.Title,
                study.Summary,
                study.Kind,
                study.Subtype,
                study.Delivery,
                study.Since,
                study.Running,
                study.Evidence,
                study.Example,
                study.Published,
                study.ReviewDue,
                Codes = study.Councils.OrderBy(row => row.Council).Select(row => row.Council).ToList(),
                Money = study.Money.OrderBy(fact => fact.Position).ToList(),
            });
        await foreach (var study in cases.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return
            [
                study.Slug, study.Title, study.Summary, study.Kind.Name(), study.Subtype, string.Join("; ", study.Codes),
                string.Join("; ", study.Codes.Select(code => register.Find(code)?.OfficialName)), study.Delivery.Name(), study.Since, study.Running.Name(),
                study.Evidence.Name(), study.Example, study.Published, study.ReviewDue,
                string.Join("; ", study.Money.Select(fact => $"{fact.Amount:0.##} {fact.ToMoney().Label} [{fact.Source}]")),
            ];
        }
    }
}
