using Modular.Sdk;

namespace Modular.Host.Search.Facts;

/// <summary>Compares documents as a query wants them ordered; what is alike stands by title.</summary>
internal sealed class FactOrder(FactTable facts, IReadOnlyList<FacetedOrder> order)
{
    private readonly (double[]? Numbers, bool Descending)[] steps =
        [.. order.Select(step => (step.Key == FacetedQuery.ByTitle ? null : facts.Numbers(step.Key), step.Descending))];

    public int Compare(Match one, Match other)
    {
        if (steps.Length == 0 && one.Score != other.Score)
            return other.Score.CompareTo(one.Score);
        foreach (var (numbers, descending) in steps)
        {
            var compared = numbers is null ? (descending ? -1 : 1) * ByTitle(one, other) : Compare(At(numbers, one.Slot), At(numbers, other.Slot), descending);
            if (compared != 0)
                return compared;
        }
        return ByTitle(one, other) is var titles and not 0 ? titles : one.Slot.CompareTo(other.Slot);
    }

    private int ByTitle(Match one, Match other) => StringComparer.CurrentCultureIgnoreCase.Compare(facts.At(one.Slot)?.Title, facts.At(other.Slot)?.Title);

    private static double At(double[] numbers, int slot) => slot < numbers.Length ? numbers[slot] : double.NaN;

    private static int Compare(double one, double other, bool descending) => (double.IsNaN(one), double.IsNaN(other)) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => -1,
        _ => descending ? other.CompareTo(one) : one.CompareTo(other),
    };
}
