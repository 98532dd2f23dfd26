using CaseLibrary.Data;
using CaseLibrary.Pages;

namespace CaseLibrary.Reading;

/// <summary>One thing about several cases, in the order of the cases.</summary>
internal sealed record ComparisonRow(string Name, IReadOnlyList<string> Values);

/// <summary>
/// Cases side by side. Amounts stand beside each other only when their whole labels are equal; nothing is added up or taken from another.
/// </summary>
internal static class Comparison
{
    public const string NoAmount = "No such amount";

    public static IReadOnlyList<ComparisonRow> Facts(IReadOnlyList<(CaseStudy Study, IReadOnlyList<CouncilThenAndNow> Councils)> cases)
    {
        // The amounts have rows of their own.
        var facts = cases.Select(each => FactsInWords.Of(each.Study, each.Councils).SkipLast(each.Study.Money.Count).ToList()).ToList();
        return facts.Count == 0 ? [] : [.. facts[0].Select((_, row) => new ComparisonRow(RowName(facts, row), [.. facts.Select(each => each[row].Value)]))];
    }

    public static IReadOnlyList<ComparisonRow> Amounts(IReadOnlyList<CaseStudy> cases) =>
    [
        .. cases.SelectMany(study => study.Money).Select(fact => fact.ToMoney())
            .OrderBy(money => money.Kind).ThenBy(money => money.Period).ThenByDescending(money => money.Status).ThenBy(money => money.PriceYear, StringComparer.Ordinal)
            .Select(money => money.Label).Distinct().Select(label => new ComparisonRow(label, [.. cases.Select(study => Amounts(study, label))])),
    ];

    /// <summary>Whether more than one case has an amount in the row.</summary>
    public static bool Compares(ComparisonRow row) => row.Values.Count(value => value != NoAmount) > 1;

    private static string Amounts(CaseStudy study, string label)
    {
        var amounts = study.Money.Where(fact => fact.ToMoney().Label == label).Select(fact => Money.Format(fact.Amount)).ToList();
        return amounts.Count == 0 ? NoAmount : string.Join("; ", amounts);
    }

    private static string RowName(List<List<WordFact>> facts, int row) => row == 0 ? "Council" : facts[0][row].Name;
}
