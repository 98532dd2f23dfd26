using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Exports;

/// <summary>Serves a module's tables as CSV and JSON.</summary>
internal static class ExportEndpoints
{
    /// <summary>Spreadsheets run text that starts like a formula, unless it is escaped; and they need the mark to see that it is UTF-8.</summary>
    public static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>What the page of open data says of all that the programmes publish.</summary>
    private const string Licence = "<https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>; rel=\"license\"";

    public static void MapExport(this WebApplication app, IExport export, LoadedModule module)
    {
        if (export.Path != $"/{module.Slug}" && !export.Path.StartsWith($"/{module.Slug}/", StringComparison.Ordinal))
            throw new CompositionFault(CompositionStep.Map, module.Name, $"the export {export.Path} lies outside /{module.Slug}.");
        app.Services.GetRequiredService<OpenTables>().Add(export, module);
        Map(app, export, module, ".csv", WriteCsvAsync);
        Map(app, export, module, ".json", WriteJsonAsync);
    }

    private static void Map(WebApplication app, IExport export, LoadedModule module, string ending, Func<IExport, HttpResponse, CancellationToken, Task> write)
    {
        var (type, path, name) = (export.GetType(), export.Path, module.Name);
        RequestDelegate handler = async context =>
        {
            var table = (IExport)context.RequestServices.GetRequiredService(type);
            await context.RequestServices.GetRequiredService<AuditTrail>().DownloadedAsync(path + ending, name, context.RequestAborted);
            if (table.Permission is null)
                context.Response.Headers.Link = Licence;
            await write(table, context.Response, context.RequestAborted);
        };
        var endpoint = app.MapGet(path + ending, handler).WithMetadata(new ModuleEndpoint(module.Name, path + ending));
        if (export.Permission is { } permission)
            endpoint.RequirePermission(permission);
        else
            endpoint.Public();
    }

    public static async Task WriteCsvAsync(IExport export, HttpResponse response, CancellationToken cancellation)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{export.Path.Trim('/').Replace('/', '-')}.csv\"";
        await using var csv = CsvWriter.Create(response.Body, Csv, leaveOpen: true);
        foreach (var column in export.Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellation);
        await foreach (var row in export.RowsAsync(cancellation))
        {
            foreach (var value in row)
                csv.WriteField(value);
            await csv.EndRecordAsync(cancellation);
        }
    }

    private static async Task WriteJsonAsync(IExport export, HttpResponse response, CancellationToken cancellation)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartArray();
        await foreach (var row in export.RowsAsync(cancellation))
        {
            json.WriteStartObject();
            for (var column = 0; column < export.Columns.Count; column++)
                Write(json, export.Columns[column], row[column]);
            json.WriteEndObject();
            if (json.BytesPending > 16_384)
                await SendAsync();
        }
        json.WriteEndArray();
        await SendAsync();

        // The JSON writer only hands its bytes to the body's buffer; that has to be sent on as well.
        async Task SendAsync()
        {
            await json.FlushAsync(cancellation);
            await response.BodyWriter.FlushAsync(cancellation);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: json.WriteNumber(name, number); break;
            case decimal number: json.WriteNumber(name, number); break;
            case double number: json.WriteNumber(name, number); break;
            default: json.WriteString(name, Text(value)); break;
        }
    }

    private static string? Text(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
