namespace Modular.Sdk;

/// <summary>Full-text search over the documents that modules give to the host (see <see cref="ISearchSource"/>).</summary>
public interface ISiteSearch
{
    /// <summary>Finds documents, best first. Words are matched by their stem, as beginnings and by their <see cref="ISynonyms"/>; “in quotes” as a phrase. Where
    /// nothing has every word, mistakes in the typing are corrected, and then documents with some of the words are found.</summary>
    /// <param name="query">What the reader typed. Blank text finds nothing. No text is an error.</param>
    /// <param name="scope">Which documents to look at.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<SearchResults> FindAsync(string query, SearchScope scope, CancellationToken cancellation);
}

/// <summary>Which documents a search looks at, and which page of the results it wants.</summary>
/// <param name="Module">Only documents of this module (its <see cref="ModuleInfo.Name"/>); null for all modules.</param>
/// <param name="Kind">Only documents of this <see cref="SearchDocument.Kind"/>; null for all kinds.</param>
/// <param name="Skip">How many of the best to leave out.</param>
/// <param name="Take">How many to return.</param>
public sealed record SearchScope(string? Module = null, string? Kind = null, int Skip = 0, int Take = 20);

/// <summary>What a search found.</summary>
/// <param name="Total">How many documents match that the reader may see.</param>
/// <param name="Hits">The page that was asked for.</param>
/// <param name="Kinds">How many match of each kind.</param>
public sealed record SearchResults(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, int> Kinds)
{
    /// <summary>How the words were understood.</summary>
    public SearchWording Wording { get; init; } = SearchWording.AsTyped;
}

/// <summary>A document that matches.</summary>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Key">Its <see cref="SearchDocument.Key"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Snippet">HTML-encoded text around the match, with the matching words in <c>mark</c> elements: safe to write out as it is.</param>
/// <param name="Link">The page that shows it.</param>
public sealed record SearchHit(string Module, string Key, string Kind, string Title, string Snippet, string Link);
