namespace Modular.Sdk;

/// <summary>
/// A table of open data. The host serves it as <c>{Path}.csv</c> and <c>{Path}.json</c> and lists it on the data page.
/// </summary>
public interface IExport : IContribution
{
    /// <summary>The address without its ending, below the module's slug: <c>/growth/awards</c>.</summary>
    string Path { get; }

    /// <summary>What the table holds, for the data page.</summary>
    string Title { get; }

    /// <summary>A permission that is needed to download it; null makes it public.</summary>
    string? Permission { get; }

    /// <summary>The column headings, in order; in JSON they are the property names. Lower case with underscores.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// The rows, streamed. Each has exactly one value for each column: a string, number, <see cref="bool"/>, <see cref="DateOnly"/>,
    /// <see cref="DateTimeOffset"/>, <see cref="CouncilCode"/>, or null for “not known”; anything else is written as its text. An exception ends the download.
    /// </summary>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellation);
}
