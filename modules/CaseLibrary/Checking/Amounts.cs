using CaseLibrary.Data;

namespace CaseLibrary.Checking;

/// <summary>Amounts whose meaning or origin a reader cannot see.</summary>
internal static class Amounts
{
    public const string Part = "Amounts";

    public static IEnumerable<Remark> Of(CaseStudy study)
    {
        foreach (var fact in study.Money.OrderBy(fact => fact.Position))
        {
            var name = fact.ToMoney().ToString();
            if (!study.Example && string.Equals(fact.Source.Trim(), "example", StringComparison.OrdinalIgnoreCase))
                yield return new Remark(true, Part, null, $"{name} is marked as invented, but the case is not an example.", "Name what was published, or remove the amount.");
            if (fact.PriceYear is null && fact.Period is MoneyPeriod.AYear && fact.Source.Trim().Length > 0)
                yield return new Remark(false, Part, null, $"{name} does not say of which year.", "Enter the year, such as 2019/20: pounds of different years buy different amounts.");
            if (fact.Kind is MoneyKind.Gross && study.Money.TrueForAll(other => other.Kind is MoneyKind.Gross))
                yield return new Remark(false, Part, null, $"{name} is income before any cost, and no cost, net amount or surplus stands beside it.", "Find out what is left of it, or say in the text that it is not known.");
        }
    }
}
