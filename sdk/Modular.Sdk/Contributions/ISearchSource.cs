namespace Modular.Sdk;

/// <summary>What site search can find in this module.</summary>
/// <remarks>The host reads all documents in the background after a switch, and again after each save in the module's store.</remarks>
public interface ISearchSource : IContribution
{
    /// <summary>All documents, in any order. Read outside a request: nobody is signed in.</summary>
    /// <param name="cancellation">Ends when the generation is retired.</param>
    IAsyncEnumerable<SearchDocument> DocumentsAsync(CancellationToken cancellation);
}

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
    string Key, string Kind, string Title, string Summary, string Body, string Link, Audience Audience = Audience.Public, string? Permission = null);
