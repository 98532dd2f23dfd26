namespace Modular.Sdk;

/// <summary>Something that can be found.</summary>
/// <param name="Key">Unique in the module and stable over time, for example a slug or an id.</param>
/// <param name="Kind">What it is, in the reader's words and in the singular: “Case study”, “Award”.</param>
/// <param name="Title">Counts most for the ranking.</param>
/// <param name="Summary">One or two sentences; counts more than the body.</param>
/// <param name="Body">Plain text without markup; may be empty.</param>
/// <param name="Link">The page that shows it.</param>
/// <param name="Audience">Staff documents are never shown to people who are not signed in.</param>
/// <param name="Permission">Show it only to people who have this permission; null shows it to the whole audience.</param>
public sealed record SearchDocument(
    string Key, string Kind, string Title, string Summary, string Body, string Link, Audience Audience = Audience.Public, string? Permission = null)
{
    /// <summary>The record whose changes change this document; null when the source does not answer <see cref="ISearchSource.DocumentsOfAsync"/>.</summary>
    public Guid? Record { get; init; }

    /// <summary>More words by which it is found and which are never shown, such as the names of its councils. They count as the summary does.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>What <see cref="IFacetedSearch"/> can narrow it by; several values of one facet are allowed.</summary>
    public IReadOnlyList<FacetValue> Facets { get; init; } = [];

    /// <summary>What <see cref="IFacetedSearch"/> can sort it by. A document without a number comes after those that have one.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// What a list shows of it, as the module wants it back with each <see cref="FacetedHit"/>, for example as JSON; null when lists read it from the store. It lies in memory for each document:
    /// keep it to a kilobyte or two.
    /// </summary>
    public string? Shown { get; init; }

    /// <summary>Amounts that <see cref="IFacetedSearch"/> adds up over all that it finds, each label by itself.</summary>
    public IReadOnlyList<Money> Money { get; init; } = [];
}

/// <summary>One property of a document.</summary>
/// <param name="Facet">The property's name, for example “region”.</param>
/// <param name="Value">Its value as addresses write it, for example “south-east”.</param>
public readonly record struct FacetValue(string Facet, string Value);
