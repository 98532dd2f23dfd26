using System.Data.Common;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>A piece of work while it runs: writes progress down once a second at most, and keeps the report until the end.</summary>
internal sealed partial class RunningWork(
    WorkRecord work, WorkFile? file, WorkLedger ledger, string owner, TimeProvider clock, ILogger logger) : WorkRun
{
    public static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<WorkRow> rows = [];
    private int left;
    private DateTimeOffset written;
    private bool ended;

    public override string Input => work.Input;

    public override WorkFile? File => file;

    public WorkProgress Progress { get; private set; } = new(0, null, null);

    public override Task ReportAsync(int done, int? total, string what)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (ended)
                return Task.CompletedTask;
            Progress = new(Math.Max(done, 0), total is null ? null : Math.Max(total.Value, 0), Cut(what, WorkRecord.TextLength));
            if (now - written < BetweenWrites)
                return Task.CompletedTask;
            written = now;
        }
        return WriteAsync(Progress);
    }

    public override void Add(WorkRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        lock (gate)
        {
            if (ended)
                return;
            if (rows.Count == MostRows)
            {
                left++;
                return;
            }
            rows.Add(new WorkRow(row.Number, row.Severity, Cut(row.Message, WorkRecord.TextLength) ?? "")
            {
                Key = Cut(row.Key, WorkReportRow.CellLength),
                Column = Cut(row.Column, WorkReportRow.CellLength),
                Value = Cut(row.Value, WorkReportRow.CellLength),
            });
        }
    }

    /// <summary>Takes nothing any more, and gives what was reported: what goes on although it was told to stop changes nothing.</summary>
    public IReadOnlyList<WorkRow> End()
    {
        lock (gate)
        {
            if (!ended && left > 0)
                rows.Add(new WorkRow(0, WorkSeverity.Information, $"{left:#,0} more rows are not listed. Mend these first, and try again."));
            ended = true;
            return rows;
        }
    }

    /// <summary>One line, without what PostgreSQL does not store.</summary>
    public static string? Cut(string? text, int length)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var line = string.Concat(text.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= length ? line : line[..(length - 1)] + "…";
    }

    private async Task WriteAsync(WorkProgress progress)
    {
        try
        {
            await ledger.ReportAsync(work.Id, owner, progress, CancellationToken.None);
        }
        catch (DbException exception)
        {
            // The work itself may well go on: it is told the next time.
            LogNotWritten(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The progress of background work could not be written down: {Reason}")]
    private partial void LogNotWritten(string reason);
}
