namespace CaseLibrary.Finding;

/// <summary>One page of the list, with everything around it.</summary>
internal sealed record CaseResults(CaseQuery Query, IReadOnlyList<CaseCard> Cards, FacetedResults Found, int Page, IReadOnlyList<FacetCount> Facets)
{
    public const int PageSize = 20;

    /// <summary>The page as the list prints it; empty for every other view.</summary>
    public IReadOnlyList<CardHtml> Printed { get; init; } = [];

    public int Total => Found.Total;

    public int Pages => PagesOf(Total);

    public SearchWording Wording => Found.Wording;

    public CaseTotals Totals => CaseTotals.Of(Found);

    /// <summary>How many invented examples would be listed too if the reader asked for them.</summary>
    public int ExamplesHidden => Query.Examples ? 0 : Found.HiddenBy.GetValueOrDefault(Finding.Facets.Example);

    /// <summary>How many cases each council has, whichever councils are chosen.</summary>
    public IReadOnlyDictionary<string, int> Councils => Found.Counts.GetValueOrDefault(Finding.Facets.Council) ?? new Dictionary<string, int>();

    /// <summary>The facets without whose choice there would be cases, the most first.</summary>
    public IEnumerable<(Facet Facet, int Count)> Freed => Facets.Select(count => count.Facet)
        .Select(facet => (facet, Count: Found.HiddenBy.GetValueOrDefault(facet.Key))).Where(pair => pair.Count > 0).OrderByDescending(pair => pair.Count);

    public static int PagesOf(int total) => Math.Max(1, (total + PageSize - 1) / PageSize);
}
