using System.Runtime.CompilerServices;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>The money facts of published cases, one row each, with the columns of the import.</summary>
internal sealed class MoneyFactExport(CaseLibraryStore store) : IExport
{
    public string Path => "/case-studies/money-facts";

    public string Title => "Money facts of case studies";

    public string? Permission => null;

    public IReadOnlyList<string> Columns => [.. MoneyFactColumns.All.Select(column => column.Name)];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var facts = store.Cases.AsNoTracking().Where(study => study.State == CaseState.Published)
            .SelectMany(study => study.Money, (study, fact) => new { study.Slug, Fact = fact }).OrderBy(row => row.Slug).ThenBy(row => row.Fact.Position).ThenBy(row => row.Fact.Id);
        await foreach (var row in facts.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return
            [
                row.Slug, row.Fact.Amount, row.Fact.Kind.Key(), row.Fact.Period.Key(), row.Fact.Status.Key(), row.Fact.PriceYear, row.Fact.Note, row.Fact.Source,
            ];
        }
    }
}
