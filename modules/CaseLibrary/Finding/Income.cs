namespace CaseLibrary.Finding;

/// <summary>Which of a case's amounts speaks for it.</summary>
internal static class Income
{
    public static bool IsDelivered(this Money money) => money.Status >= MoneyStatus.Delivered;

    /// <summary>What the council keeps in a year and really had: the net or surplus of the latest year that was delivered or verified,
    /// the higher where there are both. A loss is negative. Null when that is not known.</summary>
    public static decimal? KeptAYear(IEnumerable<Money> amounts) => amounts
        .Where(money => money.IsDelivered() && money.Period == MoneyPeriod.AYear && money.Kind is MoneyKind.Net or MoneyKind.Surplus)
        .OrderByDescending(money => money.PriceYear, StringComparer.Ordinal).ThenByDescending(money => money.Amount)
        .Select(money => (decimal?)money.Amount).FirstOrDefault();

    /// <summary>
    /// Simple payback: the largest sum that was put in once, divided by what the council keeps in a year. Sums put in are not added up, because one often holds
    /// another. Null when either is not known, or nothing is kept.
    /// </summary>
    public static decimal? PaybackYears(IReadOnlyList<Money> amounts) => KeptAYear(amounts) is { } kept and > 0 && Invested(amounts) is { } invested and > 0
        ? invested / kept : null;

    /// <summary>The largest sum that was put in once and really spent; null when there is none.</summary>
    public static decimal? Invested(IEnumerable<Money> amounts) => amounts
        .Where(money => money.IsDelivered() && money is { Kind: MoneyKind.Investment, Period: MoneyPeriod.OneOff }).Max(money => (decimal?)money.Amount);

    /// <summary>
    /// The one amount for a list: what was delivered before what was promised, what the council kept before what it took, income before cost,
    /// and the latest year first.
    /// Null when there is none.
    /// </summary>
    public static Money? Headline(IEnumerable<Money> amounts) => amounts
        .OrderBy(money => money.IsDelivered() ? 0 : 1)
        .ThenBy(money => money.Kind switch
        {
            MoneyKind.Surplus or MoneyKind.Net => 0,
            MoneyKind.Gross => 1,
            MoneyKind.Investment => 2,
            _ => 3,
        })
        .ThenBy(money => money.Period == MoneyPeriod.AYear ? 0 : 1)
        .ThenByDescending(money => money.PriceYear, StringComparer.Ordinal)
        .ThenByDescending(money => money.Amount)
        .FirstOrDefault();
}
