namespace CaseLibrary.Finding;

/// <summary>One page of the list, with everything around it.</summary>
internal sealed record CaseResults(CaseQuery Query, IReadOnlyList<CaseCard> Cards, int Total, int Page, IReadOnlyList<FacetCount> Facets, CaseTotals Totals)
{
    public const int PageSize = 20;

    /// <summary>How many invented examples would be listed too if the reader asked for them.</summary>
    public required int ExamplesHidden { get; init; }

    /// <summary>Whether more cases match the words than search may return, so that the list holds the best only.</summary>
    public required bool HitsCut { get; init; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
