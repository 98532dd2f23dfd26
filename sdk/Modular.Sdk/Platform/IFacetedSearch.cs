namespace Modular.Sdk;

/// <summary>
/// Lists of a module's own documents (see <see cref="ISearchSource"/>) that readers narrow by words and by facets with counts. It works on the index alone and is
/// quick for a hundred thousand documents: what a page shows comes with the hits (<see cref="SearchDocument.Shown"/>), or is read from the store by the keys that are returned.
/// </summary>
/// <example>
/// <code>
/// var found = await search.FindAsync(new FacetedQuery { Module = module.Info.Name, Kind = "Case study", Words = q,
///     Chosen = new Dictionary&lt;string, IReadOnlyList&lt;string&gt;&gt; { ["region"] = ["london"] }, Count = ["kind", "region"] }, cancellation);
/// </code>
/// </example>
public interface IFacetedSearch
{
    /// <summary>Finds what the person who asks may see. No text and no value is an error.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<FacetedResults> FindAsync(FacetedQuery query, CancellationToken cancellation);
}

/// <summary>What a faceted search looks for.</summary>
public sealed record FacetedQuery
{
    /// <summary>Sorts by title.</summary>
    public const string ByTitle = "title";

    /// <summary>The module whose documents are meant (its <see cref="ModuleInfo.Name"/>).</summary>
    public required string Module { get; init; }

    /// <summary>Only documents of this <see cref="SearchDocument.Kind"/>; null for all kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>What the reader typed; blank finds everything.</summary>
    public string Words { get; init; } = "";

    /// <summary>For each facet with a choice, the values of which a document must have one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The facets whose values are to be counted.</summary>
    public IReadOnlyCollection<string> Count { get; init; } = [];

    /// <summary>The order: keys of <see cref="SearchDocument.Numbers"/>, or <see cref="ByTitle"/>. Empty: the best match first, by title where there are no words.</summary>
    public IReadOnlyList<FacetedOrder> Order { get; init; } = [];

    /// <summary>How many of the first to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>How many to return.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Whether each hit is to come with the text around the words: the body is then read and looked through.</summary>
    public bool WithSnippets { get; init; }

    /// <summary>Whether each hit is to come with its <see cref="SearchDocument.Shown"/>.</summary>
    public bool WithShown { get; init; }

    /// <summary>Whether to add up the <see cref="SearchDocument.Money"/> of all that is found.</summary>
    public bool WithSums { get; init; }
}

/// <summary>One step of an order.</summary>
/// <param name="Key">A key of <see cref="SearchDocument.Numbers"/>, or <see cref="FacetedQuery.ByTitle"/>.</param>
/// <param name="Descending">Whether the highest comes first. Documents without the number come last either way.</param>
public sealed record FacetedOrder(string Key, bool Descending = true);

/// <summary>What a faceted search found.</summary>
/// <param name="Total">How many documents there are, exactly.</param>
/// <param name="Hits">The page that was asked for.</param>
/// <param name="Counts">For each facet, how many documents each value would show if this facet had no choice and all others were as they are.</param>
/// <param name="Wording">How the words were understood.</param>
public sealed record FacetedResults(
    int Total, IReadOnlyList<FacetedHit> Hits, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts, SearchWording Wording)
{
    /// <summary>For each facet with a choice, how many documents more there would be without that choice.</summary>
    public IReadOnlyDictionary<string, int> HiddenBy { get; init; } = new Dictionary<string, int>();

    /// <summary>How many documents match the words, whatever is chosen.</summary>
    public int MatchingWords { get; init; }

    /// <summary>False while the index is made from nothing for the first time, so that documents are still missing.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>
    /// Whether all that this host has saved is in it. False for a moment after a save: what is no longer to be seen may still be among the hits, so ask the store.
    /// </summary>
    public bool UpToDate { get; init; } = true;

    /// <summary>The sum for each label, when asked for.</summary>
    public IReadOnlyList<Money> Sums { get; init; } = [];

    /// <summary>How many of the documents have an amount, when sums were asked for.</summary>
    public int WithMoney { get; init; }
}

/// <summary>A document that was found.</summary>
/// <param name="Key">Its <see cref="SearchDocument.Key"/>.</param>
/// <param name="Snippet">HTML-encoded text around the words, with the words in <c>mark</c> elements; null when the body has none of them or nobody asked.</param>
public sealed record FacetedHit(string Key, string? Snippet)
{
    /// <summary>Its <see cref="SearchDocument.Shown"/>; null when it has none or nobody asked.</summary>
    public string? Shown { get; init; }
}
