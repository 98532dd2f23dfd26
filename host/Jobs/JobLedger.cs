using System.Data.Common;
using Modular.Host.Storage;

namespace Modular.Host.Jobs;

/// <summary>
/// The table of jobs in the host's store, which all hosts share. Plain commands, so that no start waits for Entity Framework's model; each is one statement,
/// so that of several hosts that want the same job one gets it.
/// </summary>
internal sealed class JobLedger(StoreDatabases databases)
{
    private const string ThisJob = """ "Module" = @module AND "Key" = @key """;
    private const string Free = """ ("Owner" IS NULL OR "Until" <= @now) """;

    /// <summary>Makes the row of a job that has none, and follows a changed schedule. What is overdue stays so.</summary>
    public async Task RegisterAsync(ScheduledJob job, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = job.DueAfter(now);
        await ExecuteAsync("""
            INSERT INTO "Jobs" ("Module", "Key", "Schedule", "NextDue", "Starts") VALUES (@module, @key, @schedule, @next, 0) ON CONFLICT ("Module", "Key") DO NOTHING
            """, cancellation, ("module", job.Module), ("key", job.Key), ("schedule", job.Schedule.Text), ("next", next));
        await ExecuteAsync($"""
            UPDATE "Jobs" SET "Schedule" = @schedule, "NextDue" = CASE WHEN "NextDue" <= @now THEN "NextDue" ELSE @next END
            WHERE {ThisJob} AND "Schedule" <> @schedule
            """, cancellation, ("module", job.Module), ("key", job.Key), ("schedule", job.Schedule.Text), ("next", next), ("now", now));
    }

    public async Task<IReadOnlyList<JobRecord>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT "Module", "Key", "Schedule", "NextDue", "Owner", "Until", "Starts", "StartedAt", "EndedAt", "Outcome", "Message" FROM "Jobs"
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var records = new List<JobRecord>();
        while (await reader.ReadAsync(cancellation))
            records.Add(Read(reader));
        return records;
    }

    /// <summary>Takes a job that is due and that nobody runs. False when somebody else was quicker.</summary>
    public Task<bool> TakeAsync(ScheduledJob job, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        TakeAsync(job.Module, job.Key, owner, now, until, cancellation);

    /// <summary>Keeps a job for longer. False when somebody else has taken it over.</summary>
    public Task<bool> RenewAsync(JobLease lease, DateTimeOffset until, CancellationToken cancellation) =>
        RenewAsync(lease.Module, lease.Key, lease.Owner, until, cancellation);

    /// <summary>The job as a row to take and to renew; knows no module's types.</summary>
    public ILeasedRow RowOf(ScheduledJob job) => new Row(this, job.Module, job.Key);

    public Task<bool> EndAsync(JobLease lease, DateTimeOffset now, JobEnd end, CancellationToken cancellation)
    {
        var free = end.Free ? """, "Owner" = NULL, "Until" = NULL""" : "";
        // A start that the host itself cut short does not count: only ends that nobody was told of do.
        var next = end.Next is not null ? """, "Starts" = 0, "NextDue" = @next""" : end.Outcome is JobOutcome.Stopped ? """, "Starts" = "Starts" - 1""" : "";
        return ExecuteAsync($"""
            UPDATE "Jobs" SET "EndedAt" = @now, "Outcome" = @outcome, "Message" = @message{free}{next} WHERE {ThisJob} AND "Owner" = @owner
            """, cancellation, [("module", lease.Module), ("key", lease.Key), ("owner", lease.Owner), ("now", now), ("outcome", end.Outcome.ToString()),
            ("message", end.Message), .. end.Next is null ? [] : new (string, object?)[] { ("next", end.Next) }]);
    }

    /// <summary>Lets others run a job whose run has been given up on and has ended at last.</summary>
    public Task<bool> FreeAsync(JobLease lease, CancellationToken cancellation) => ExecuteAsync($"""
        UPDATE "Jobs" SET "Owner" = NULL, "Until" = NULL WHERE {ThisJob} AND "Owner" = @owner
        """, cancellation, ("module", lease.Module), ("key", lease.Key), ("owner", lease.Owner));

    /// <summary>Has a job run as soon as somebody can take it. False while it runs already.</summary>
    public Task<bool> AskAsync(ScheduledJob job, DateTimeOffset now, CancellationToken cancellation) => ExecuteAsync($"""
        UPDATE "Jobs" SET "NextDue" = @now, "Starts" = 0 WHERE {ThisJob} AND {Free}
        """, cancellation, ("module", job.Module), ("key", job.Key), ("now", now));

    /// <summary>Gives up on a job that did not survive its runs, until it is due the next time.</summary>
    public Task<bool> GiveUpAsync(ScheduledJob job, DateTimeOffset now, string message, CancellationToken cancellation) => ExecuteAsync($"""
        UPDATE "Jobs" SET "Owner" = NULL, "Until" = NULL, "Starts" = 0, "NextDue" = @next, "EndedAt" = @now, "Outcome" = @outcome, "Message" = @message
        WHERE {ThisJob} AND {Free} AND "NextDue" <= @now
        """, cancellation, ("module", job.Module), ("key", job.Key), ("now", now), ("next", job.DueAfter(now)), ("outcome", nameof(JobOutcome.Failed)), ("message", message));

    private Task<bool> RenewAsync(string module, string key, string owner, DateTimeOffset until, CancellationToken cancellation) => ExecuteAsync($"""
        UPDATE "Jobs" SET "Until" = @until WHERE {ThisJob} AND "Owner" = @owner
        """, cancellation, ("module", module), ("key", key), ("owner", owner), ("until", until));

    private Task<bool> TakeAsync(string module, string key, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) => ExecuteAsync($"""
        UPDATE "Jobs" SET "Owner" = @owner, "Until" = @until, "Starts" = "Starts" + 1, "StartedAt" = @now, "EndedAt" = NULL, "Outcome" = NULL, "Message" = NULL
        WHERE {ThisJob} AND {Free} AND "NextDue" <= @now
        """, cancellation, ("module", module), ("key", key), ("owner", owner), ("now", now), ("until", until));

    private async Task<bool> ExecuteAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] values) =>
        await databases.ExecuteAsync(sql, cancellation, values) > 0;

    private sealed class Row(JobLedger ledger, string module, string key) : ILeasedRow
    {
        public Task<bool> TakeAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
            ledger.TakeAsync(module, key, owner, now, until, cancellation);

        public Task<bool> RenewAsync(string owner, DateTimeOffset until, CancellationToken cancellation) => ledger.RenewAsync(module, key, owner, until, cancellation);
    }

    private static JobRecord Read(DbDataReader row) => new()
    {
        Module = row.GetString(0),
        Key = row.GetString(1),
        Schedule = row.GetString(2),
        NextDue = row.Moment(3)!.Value,
        Owner = row.Text(4),
        Until = row.Moment(5),
        Starts = row.GetInt32(6),
        StartedAt = row.Moment(7),
        EndedAt = row.Moment(8),
        Outcome = row.Text(9) is { } outcome ? Enum.Parse<JobOutcome>(outcome) : null,
        Message = row.Text(10),
    };
}

/// <summary>What came of a run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">One line for people; null when there was nothing to do.</param>
/// <param name="Next">When it is due again; null for “still”.</param>
/// <param name="Free">False while the job goes on though it was told to stop: nobody else may start it.</param>
/// <param name="Blamed">False when it failed for what its module can do nothing about.</param>
internal sealed record JobEnd(JobOutcome Outcome, string? Message, DateTimeOffset? Next, bool Free = true, bool Blamed = true);
