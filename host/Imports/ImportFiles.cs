using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Exports;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Imports;

/// <summary>What people download on their way: an empty table, and the rows to mend.</summary>
internal static class ImportFiles
{
    public const string Reason = "reason_rejected";

    public static void MapImports(this WebApplication app)
    {
        app.MapGet("/imports/{module}/{key}/template.csv", TemplateAsync).RequirePermission(OwnAccount.Permission);
        app.MapGet("/imports/{module}/{key}/{id:guid}/rejected.csv", RejectedAsync).RequirePermission(OwnAccount.Permission);
    }

    private static async Task<IResult> TemplateAsync(string module, string key, ImportDesk desk, HttpResponse response, CancellationToken cancellation)
    {
        if (await desk.KindAsync(module, key, cancellation) is not { } kind)
            return Results.NotFound();
        await WriteAsync(response, $"{key}-template", [kind.Columns.Select(column => column.Name), kind.Columns.Select(column => column.Example)], cancellation);
        return Results.Empty;
    }

    /// <summary>The rejected rows as they were, with one column more: what is to be mended in each.</summary>
    private static async Task<IResult> RejectedAsync(
        string module, string key, Guid id, ImportDesk desk, WorkDesk works, HttpResponse response, CancellationToken cancellation)
    {
        if (await desk.KindAsync(module, key, cancellation) is not { } kind)
            return Results.NotFound();
        if (await desk.FindAsync(kind, id, cancellation) is not { } import || await desk.LastWorkAsync(import, cancellation) is not { Rows: > 0 } work
            || await desk.TableAsync(import, cancellation) is not { Table: var table })
            return Results.NotFound();
        var reasons = (await works.Rows(work.Id).ToListAsync(cancellation)).GroupBy(row => row.Number)
            .ToDictionary(row => row.Key, row => string.Join(' ', row.Select(one => one.Column is null ? one.Message : $"{one.Column}: {one.Message}")));
        // A file that was mended has the column from the time before.
        var kept = Enumerable.Range(0, table.Headings.Count).Where(index => table.Headings[index] != Reason).ToList();
        await WriteAsync(response, $"{key}-rejected",
        [
            [.. kept.Select(index => table.Headings[index]), Reason],
            .. table.Lines.Where(line => reasons.ContainsKey(line.Number))
                .Select(line => kept.Select(index => line.Cells.ElementAtOrDefault(index) ?? "").Append(reasons[line.Number])),
        ], cancellation);
        return Results.Empty;
    }

    private static async Task WriteAsync(HttpResponse response, string name, IEnumerable<IEnumerable<string>> rows, CancellationToken cancellation)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        await using var csv = CsvWriter.Create(response.Body, ExportEndpoints.Csv, leaveOpen: true);
        foreach (var row in rows)
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            await csv.EndRecordAsync(cancellation);
        }
    }
}
