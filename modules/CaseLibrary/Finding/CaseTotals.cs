namespace CaseLibrary.Finding;

/// <summary>What the real cases of a list add up to: what was delivered, each label by itself.</summary>
/// <param name="Cases">How many real cases the list holds.</param>
/// <param name="WithAmounts">How many of them have an amount that was delivered.</param>
/// <param name="Sums">One sum for each label.</param>
internal sealed record CaseTotals(int Cases, int WithAmounts, IReadOnlyList<Money> Sums)
{
    public static CaseTotals Of(FacetedResults found) => new(found.Counts.GetValueOrDefault(Facets.Example)?.GetValueOrDefault("no") ?? 0, found.WithMoney,
        [.. found.Sums.OrderBy(sum => sum.Kind).ThenBy(sum => sum.Period).ThenBy(sum => sum.PriceYear, StringComparer.Ordinal)]);
}
