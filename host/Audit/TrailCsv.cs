using CsvHelper;
using Modular.Host.Exports;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Entries as a table, one line each, streamed.</summary>
internal static class TrailCsv
{
    private static readonly string[] Columns =
        ["at", "who", "account", "client", "action", "kind", "programme", "record", "part_of", "changes", "reason", "request", "store", "sequence", "hash"];

    public static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<TrailRow> rows, IReadOnlyList<AuditStore> stores, CancellationToken cancellation)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"audit-trail.csv\"";
        await using var csv = CsvWriter.Create(response.Body, ExportEndpoints.Csv, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellation);
        await foreach (var row in rows)
        {
            foreach (var value in Fields(row, row.Programme(stores)))
                csv.WriteField(value);
            await csv.EndRecordAsync(cancellation);
        }
    }

    private static string?[] Fields(TrailRow row, string programme)
    {
        var entry = row.Entry;
        return
        [
            entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), entry.Who, entry.UserId, entry.ClientId, entry.Action, TrailWords.KindOf(entry.RecordType), programme,
            entry.RecordId.ToString(), entry.HistoryOf.ToString(), Changes(row), entry.Reason, entry.RequestId, row.Store.Name, entry.Sequence?.ToString(), entry.Hash,
        ];
    }

    private static string Changes(TrailRow row) => row.Changes is not { } changes ? "cannot be read"
        : string.Join("; ", changes.Select(change => $"{StoredValue.Words(change.Property)}: {change.Before ?? "–"} → {change.After ?? "–"}"));
}
