using CaseLibrary.Reading;

namespace CaseLibrary.Contributions;

/// <summary>All published cases, one row each.</summary>
internal sealed class CaseExport(CaseTable table) : IExport
{
    public string Path => "/case-studies";

    public string Title => "Case studies of how councils earn income";

    public string? Permission => null;

    public IReadOnlyList<string> Columns => CaseTable.Columns;

    public IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellation) => table.AllAsync(cancellation);
}
