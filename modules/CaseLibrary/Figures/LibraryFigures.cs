using CaseLibrary.Finding;

namespace CaseLibrary.Figures;

/// <summary>What the library holds as a whole, and what it lacks. Only real, published cases count.</summary>
/// <param name="Counts">The cases, by everything that a list can be narrowed by, and the invented examples that do not count.</param>
/// <param name="Coverage">How many cases each value has of what should be covered, none included.</param>
/// <param name="Kinds">How many cases of each kind a region has.</param>
/// <param name="Councils">Which councils have cases.</param>
/// <param name="Sums">One sum for each label and group.</param>
internal sealed record LibraryFigures(
    CaseResults Counts, IReadOnlyList<Coverage> Coverage, IReadOnlyDictionary<(string Region, string Kind), int> Kinds, CouncilShare Councils, IReadOnlyList<LabelSum> Sums)
{
    public int Cases => Counts.Total;

    public IEnumerable<LabelSum> SumsBy(string by) => Sums.Where(sum => sum.By == by);
}

/// <summary>The councils of January 2014, and how many of them a case names.</summary>
internal sealed record CouncilShare(int Named, int All);

/// <summary>How well one property is covered.</summary>
/// <param name="Facet">The property.</param>
/// <param name="Lines">All its values; for one with very many, those that cases have.</param>
internal sealed record Coverage(Facet Facet, IReadOnlyList<CoverageLine> Lines)
{
    /// <summary>Below this many cases a reader has too little to compare.</summary>
    public const int Few = 3;

    public IEnumerable<CoverageLine> None => Lines.Where(line => line.Cases == 0);

    public IEnumerable<CoverageLine> Rare => Lines.Where(line => line.Cases is > 0 and < Few);

    public static Coverage Of(Facet facet, IReadOnlyDictionary<string, int> counts) => new(facet,
        [.. (facet.Values ?? [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => facet.NameOf(pair.Key), StringComparer.CurrentCulture).Select(pair => pair.Key)])
            .Select(value => new CoverageLine(value, facet.NameOf(value), counts.GetValueOrDefault(value), new CaseQuery().Only(facet.Key, value).ToAddress()))]);
}

internal sealed record CoverageLine(string Value, string Name, int Cases, string Link);
