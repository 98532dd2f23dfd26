namespace CaseLibrary.Figures;

/// <summary>What the amounts of one label add up to in one group of cases. Only amounts of the very same label are ever in one sum.</summary>
/// <param name="By">What groups the cases: a facet's key.</param>
/// <param name="Value">The group, as addresses write it.</param>
/// <param name="Name">The group in words.</param>
/// <param name="Sum">The sum with its label.</param>
/// <param name="Amounts">How many amounts are in it.</param>
/// <param name="Cases">Of how many cases.</param>
internal sealed record LabelSum(string By, string Value, string Name, Money Sum, int Amounts, int Cases)
{
    /// <summary>Sums of parts that have no case in common, put together for each group and label.</summary>
    public static IEnumerable<LabelSum> Together(IEnumerable<LabelSum> parts) => parts.GroupBy(part => (part.By, part.Value, part.Sum.Label))
        .Select(same => same.Aggregate((one, other) => one with { Sum = one.Sum + other.Sum, Amounts = one.Amounts + other.Amounts, Cases = one.Cases + other.Cases }));

    /// <summary>By label, so that what may be compared stands together, then by group.</summary>
    public static IEnumerable<LabelSum> InOrder(IEnumerable<LabelSum> sums) => sums.OrderBy(sum => sum.Sum.Status is MoneyStatus.Forecast or MoneyStatus.Contracted)
        .ThenBy(sum => sum.Sum.Kind).ThenBy(sum => sum.Sum.Period).ThenByDescending(sum => sum.Sum.Status).ThenBy(sum => sum.Sum.PriceYear, StringComparer.Ordinal)
        .ThenBy(sum => sum.Name, StringComparer.CurrentCulture);
}
