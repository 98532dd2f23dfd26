using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Imports;

/// <summary>What a check or an import is started with.</summary>
internal sealed record ImportInput(Guid Import);

/// <summary>One check or import: every row goes through the module's own code; an import is saved only when no row was rejected.</summary>
internal sealed class ImportRun(ImportKind kind, IServiceProvider services, WorkRun run)
{
    private readonly int[] outcomes = new int[Enum.GetValues<ImportOutcome>().Length];
    private int rejected;

    public async Task<WorkOutcome> RunAsync(bool save, CancellationToken cancellation)
    {
        var id = run.InputAs<ImportInput>().Import;
        var record = await services.GetRequiredService<HostStore>().Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellation);
        if (record is null || await services.GetRequiredService<WorkLedger>().FileAsync(record.FileId, cancellation) is not { } file)
            return Refused("The file is not kept any more. Upload it again.", kind.Path);
        var (table, problem) = CsvTable.Read(file.Content.Span);
        if (table is null || ColumnMatch.ProblemsOf(kind.Columns, record.Columns, table.Headings).Count > 0)
            return Refused(problem is null ? "The columns have changed since they were matched. Match them again." : problem + ".", $"{kind.Path}/{id}");

        var import = (IImport)services.GetRequiredService(kind.Type);
        foreach (var line in table.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            await run.ReportAsync(outcomes.Sum() + rejected, table.Lines.Count, $"Row {line.Number:#,0}");
            await TakeAsync(import, RowOf(line, table, record.Columns), cancellation);
        }
        await run.ReportAsync(table.Lines.Count, table.Lines.Count, save && rejected == 0 ? "Saving" : "All rows were read");
        var (page, rows) = ($"{kind.Path}/{id}/check", Rows(table.Lines.Count));
        if (rejected > 0)
        {
            var why = $"{rejected:#,0} of {rows} cannot be imported.";
            return save ? Refused($"Nothing was imported: {why}", page) : new(new WorkResult(why, page, "See what is wrong with them"), Refused: false);
        }
        return save ? await SaveAsync(import, rows, page, cancellation)
            : new(new WorkResult($"{rows} can be imported: {Counts()}.", page, "Go on to the import"), Refused: false);
    }

    private async Task TakeAsync(IImport import, ImportRow row, CancellationToken cancellation)
    {
        var outcome = await import.TakeAsync(row, cancellation);
        if (row.Problems.Count == 0)
        {
            outcomes[(int)outcome]++;
            return;
        }
        rejected++;
        foreach (var problem in row.Problems)
            run.Add(new WorkRow(row.Number, WorkSeverity.Error, problem.Why) { Column = problem.Column, Value = problem.Value, Key = row[kind.Columns[0].Name] });
    }

    private async Task<WorkOutcome> SaveAsync(IImport import, string rows, string page, CancellationToken cancellation)
    {
        try
        {
            await import.SaveAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused("Nothing was imported: somebody changed one of the records at the same moment. Check the file again.", page);
        }
        return new(new WorkResult($"{rows} imported: {Counts()}.", kind.Link, $"See {kind.Title.ToLowerInvariant()}"), Refused: false);
    }

    private ImportRow RowOf(CsvLine line, CsvTable table, IReadOnlyDictionary<string, int> match)
    {
        var row = new ImportRow(line.Number, match.Where(pair => pair.Value < line.Cells.Count).ToDictionary(pair => pair.Key, pair => line.Cells[pair.Value]));
        if (line.Cells.Skip(table.Headings.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            row.Reject(null, $"The row has {line.Cells.Count} values and the heading {table.Headings.Count}. Put values that contain a separator into quotation marks.");
        foreach (var column in kind.Columns)
        {
            if (row[column.Name] is not { } value)
            {
                if (column.Required)
                    row.Reject(column.Name, $"There is no value. Enter one such as {column.Example}.");
            }
            else if (value.Length > column.Most)
                row.Reject(column.Name, $"The value has {value.Length:#,0} characters. Shorten it to {column.Most:#,0}.");
        }
        return row;
    }

    private static WorkOutcome Refused(string why, string page) => new(new WorkResult(why, page, "See what to do"), Refused: true);

    private string Counts() => $"{outcomes[(int)ImportOutcome.Added]:#,0} new, {outcomes[(int)ImportOutcome.Changed]:#,0} changed, {outcomes[(int)ImportOutcome.Unchanged]:#,0} unchanged";

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count:#,0} rows";

}
