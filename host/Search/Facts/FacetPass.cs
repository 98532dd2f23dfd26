using Modular.Sdk;

namespace Modular.Host.Search.Facts;

/// <summary>
/// Goes once over the documents that match the words. A document that has all chosen values is found and counts for every facet; one that lacks only the value
/// of one facet counts for that facet, because a second value of it can be added.
/// </summary>
internal sealed class FacetPass
{
    private readonly FactTable facts;
    private readonly FacetedQuery query;
    private readonly (string Name, FacetColumn? Column, bool[] Wanted)[] chosen;
    private readonly (string Name, FacetColumn Column, int[] Counts)[] counted;
    private readonly int[] countOfChosen;
    private readonly int[] hidden;

    public FacetPass(FactTable facts, FacetedQuery query)
    {
        (this.facts, this.query) = (facts, query);
        chosen = [.. query.Chosen.Where(pair => pair.Value.Count > 0).Select(pair => (pair.Key, facts.Facet(pair.Key), Wanted(facts.Facet(pair.Key), pair.Value)))];
        counted = [.. query.Count.Distinct().Select(name => (name, Column: facts.Facet(name))).Where(pair => pair.Column is not null)
            .Select(pair => (pair.name, pair.Column!, new int[pair.Column!.Values.Count]))];
        countOfChosen = [.. chosen.Select(facet => Array.FindIndex(counted, other => other.Name == facet.Name))];
        hidden = new int[chosen.Length];
    }

    public int Total { get; private set; }

    public int WithMoney { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts => counted.ToDictionary(facet => facet.Name, facet => ByValue(facet.Column, facet.Counts));

    public IReadOnlyDictionary<string, int> HiddenBy => chosen.Select((facet, index) => (facet.Name, hidden[index])).ToDictionary();

    public IReadOnlyList<Money> Sums { get; private set; } = [];

    /// <summary>Moves those that are found to the front.</summary>
    public Span<Match> Over(Span<Match> matches)
    {
        foreach (var match in matches)
        {
            var (lacking, last) = Lacking(match.Slot);
            if (lacking > 1)
                continue;
            if (lacking == 1)
            {
                hidden[last]++;
                if (countOfChosen[last] >= 0)
                    counted[countOfChosen[last]].Column.Count([match], counted[countOfChosen[last]].Counts);
                continue;
            }
            matches[Total++] = match;
        }
        var found = matches[..Total];
        // A column at a time lies together in memory.
        foreach (var (_, column, counts) in counted)
            column.Count(found, counts);
        if (query.WithSums)
            (Sums, WithMoney) = facts.Money.Add(found);
        return found;
    }

    private static IReadOnlyDictionary<string, int> ByValue(FacetColumn column, int[] counts)
    {
        var byValue = new Dictionary<string, int>(counts.Length);
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
                byValue.Add(column.Values[number], counts[number]);
        }
        return byValue;
    }

    private (int Lacking, int Last) Lacking(int slot)
    {
        var (lacking, last) = (0, -1);
        for (var index = 0; index < chosen.Length && lacking < 2; index++)
        {
            if (chosen[index].Column?.Has(slot, chosen[index].Wanted) != true)
                (lacking, last) = (lacking + 1, index);
        }
        return (lacking, last);
    }

    private static bool[] Wanted(FacetColumn? column, IReadOnlyList<string> values)
    {
        var wanted = new bool[column?.Values.Count ?? 0];
        foreach (var number in values.Select(value => column?.NumberOf(value)).OfType<int>())
            wanted[number] = true;
        return wanted;
    }
}
