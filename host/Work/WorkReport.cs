using System.Data.Common;
using CsvHelper;
using Modular.Host.Exports;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>The rows that a piece of work has reported, in the host's store and as CSV.</summary>
internal static class WorkReport
{
    private const int AtOnce = 100;
    private static readonly string[] Columns = ["row", "key", "severity", "column", "value", "message"];

    public static async Task WriteAsync(DbConnection connection, DbTransaction transaction, Guid work, IReadOnlyList<WorkRow> rows, CancellationToken cancellation)
    {
        for (var first = 0; first < rows.Count; first += AtOnce)
        {
            var some = rows.Skip(first).Take(AtOnce).Select((row, index) => (Row: row, Position: first + index + 1)).ToList();
            var places = string.Join(", ", some.Select((_, index) => $"(@work, @p{index}, @n{index}, @s{index}, @k{index}, @c{index}, @v{index}, @m{index})"));
            var values = some.SelectMany((one, index) => new (string, object?)[]
            {
                ($"p{index}", one.Position), ($"n{index}", one.Row.Number), ($"s{index}", one.Row.Severity.ToString()), ($"k{index}", one.Row.Key),
                ($"c{index}", one.Row.Column), ($"v{index}", one.Row.Value), ($"m{index}", one.Row.Message),
            });
            await using var command = connection.Command($"""
                INSERT INTO "WorkReportRows" ("WorkId", "Position", "Number", "Severity", "Key", "Column", "Value", "Message") VALUES {places}
                """, [("work", work), .. values]);
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    public static async Task WriteCsvAsync(HttpResponse response, IAsyncEnumerable<WorkReportRow> rows, CancellationToken cancellation)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"report.csv\"";
        await using var csv = CsvWriter.Create(response.Body, ExportEndpoints.Csv, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            csv.WriteField(row.Number);
            foreach (var text in new[] { row.Key, WorkWords.Of(row.Severity), row.Column, row.Value, row.Message })
                csv.WriteField(text);
            await csv.EndRecordAsync(cancellation);
        }
    }
}
