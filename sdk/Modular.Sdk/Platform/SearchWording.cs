namespace Modular.Sdk;

/// <summary>How a search understood the words that were typed.</summary>
/// <param name="Match">Which documents count as found.</param>
/// <param name="Corrected">
/// With <see cref="SearchMatch.Corrected"/>, the words that were searched for instead; otherwise a likelier spelling to offer, or null when there is none.
/// </param>
/// <param name="Nearest">Words that documents have and that are near to those that no document has; for “nothing found”.</param>
public sealed record SearchWording(SearchMatch Match, string? Corrected, IReadOnlyList<string> Nearest)
{
    /// <summary>All words were found as they were typed, or none was typed.</summary>
    public static SearchWording AsTyped { get; } = new(SearchMatch.AllWords, null, []);
}

/// <summary>Which documents a search counts as found.</summary>
public enum SearchMatch
{
    /// <summary>Those with every word.</summary>
    AllWords,

    /// <summary>Nothing has every word as typed: those with every word after mistakes in the typing were corrected.</summary>
    Corrected,

    /// <summary>Nothing has every word: those with some of them, the most first.</summary>
    AnyWord,

    /// <summary>No document has any of the words.</summary>
    Nothing,
}
