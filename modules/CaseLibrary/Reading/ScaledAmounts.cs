using CaseLibrary.Data;

namespace CaseLibrary.Reading;

/// <summary>An amount a year by resident, and that times the residents of another place: arithmetic, never a forecast.</summary>
/// <param name="Money">What the case says.</param>
/// <param name="ByResident">The amount divided by the residents of the case's councils.</param>
/// <param name="Here">That times the residents here, to two figures: more would look surer than it is.</param>
internal sealed record ScaledAmount(Money Money, decimal ByResident, decimal Here)
{
    /// <param name="study">The case.</param>
    /// <param name="there">Residents where it was done.</param>
    /// <param name="here">Residents here.</param>
    public static IReadOnlyList<ScaledAmount> Of(CaseStudy study, int there, int here) =>
        [.. study.Money.Select(fact => fact.ToMoney()).Where(money => money.Period == MoneyPeriod.AYear)
            .Select(money => new ScaledAmount(money, money.Amount / there, TwoFigures(money.Amount / there * here)))];

    /// <summary>The residents of several councils; null when the number of one of them is not known. A district below a county that is counted too is not counted twice.</summary>
    public static int? Residents(IReadOnlyList<Council> councils)
    {
        var counted = councils.Where(council => councils.All(other => other.Code != council.County)).ToList();
        return counted.Count == 0 || counted.Exists(council => council.Population2020 is null or 0) ? null : counted.Sum(council => council.Population2020);
    }

    private static decimal TwoFigures(decimal amount)
    {
        if (amount == 0)
            return 0;
        var unit = 1m;
        for (; Math.Abs(amount) / unit >= 100; unit *= 10)
        {
        }
        return Math.Round(amount / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
