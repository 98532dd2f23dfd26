namespace CaseLibrary.Finding;

/// <summary>What the real cases of a list add up to: what was delivered, each label by itself.</summary>
/// <param name="Cases">How many real cases the list holds.</param>
/// <param name="WithAmounts">How many of them have an amount that was delivered.</param>
/// <param name="Sums">One sum for each label.</param>
internal sealed record CaseTotals(int Cases, int WithAmounts, IReadOnlyList<Money> Sums)
{
    public static CaseTotals Of(IEnumerable<CaseRow> rows)
    {
        var real = rows.Where(row => !row.Example).ToList();
        var delivered = real.SelectMany(row => row.Money).Where(money => money.IsDelivered());
        return new CaseTotals(real.Count, real.Count(row => row.Money.Any(money => money.IsDelivered())),
            [.. Money.SumByLabel(delivered).OrderBy(sum => sum.Kind).ThenBy(sum => sum.Period).ThenBy(sum => sum.PriceYear)]);
    }
}
