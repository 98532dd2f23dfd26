namespace Modular.Sdk;

/// <summary>What site search can find in this module.</summary>
/// <remarks>
/// The host keeps an index between starts, and reads in the background what is new to it. A source that only lists its documents is read whole after each save in
/// the module's store; only documents that differ are written to the index. A source of many documents also answers
/// <see cref="DocumentsOfAsync"/>: after a save the host then asks for the documents of the records that the store's history names, and for nothing else.
/// </remarks>
public interface ISearchSource : IContribution
{
    /// <summary>All documents, in any order. Read outside a request: nobody is signed in. Streamed: the host takes some hundred at a time.</summary>
    /// <param name="cancellation">Ends when the generation is retired.</param>
    IAsyncEnumerable<SearchDocument> DocumentsAsync(CancellationToken cancellation);

    /// <summary>
    /// The documents of some records, after those were saved. Every document of this source must then name its <see cref="SearchDocument.Record"/>: what the index
    /// holds of these records and is not returned is taken out of it.
    /// </summary>
    /// <param name="records">Ids as the store's history gives them (<see cref="Entity.HistoryOf"/>), at most some hundred; those of other records and of removed ones are among them.</param>
    /// <param name="cancellation">Ends when the generation is retired.</param>
    /// <returns>Null, the default, when the source cannot tell: it is read whole.</returns>
    IAsyncEnumerable<SearchDocument>? DocumentsOfAsync(IReadOnlyCollection<Guid> records, CancellationToken cancellation) => null;
}
