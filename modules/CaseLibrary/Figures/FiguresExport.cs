using System.Runtime.CompilerServices;
using CaseLibrary.Finding;

namespace CaseLibrary.Figures;

/// <summary>The figures of the whole library: counts of cases, and sums each with its whole label in columns of its own.</summary>
internal sealed class FiguresExport(FiguresReader figures, Facets facets) : IExport
{
    public string Path => "/case-studies/figures";

    public string Title => "Figures of the case library";

    public string? Permission => null;

    public IReadOnlyList<string> Columns => ["figure", "by", "value", "name", "cases", "amounts", "pounds", "measures", "period", "status", "price_year"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = await figures.ReadAsync(cancellation);
        yield return Count("all", null, "All real cases", all.Cases);
        foreach (var coverage in all.Coverage.Append(Coverage.Of(facets.All.First(facet => facet.Key == Facets.Council), all.Counts.Councils)))
        {
            foreach (var line in coverage.Lines)
                yield return Count(coverage.Facet.Key, line.Value, line.Name, line.Cases);
        }
        foreach (var sum in all.Sums)
        {
            yield return
            [
                "sum", sum.By, sum.Value, sum.Name, sum.Cases, sum.Amounts, sum.Sum.Amount, sum.Sum.Kind.Key(), sum.Sum.Period.Key(), sum.Sum.Status.Key(), sum.Sum.PriceYear,
            ];
        }
    }

    private static object?[] Count(string by, string? value, string name, int cases) => ["cases", by, value, name, cases, null, null, null, null, null, null];
}
