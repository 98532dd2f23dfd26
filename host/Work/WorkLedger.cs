using System.Data.Common;
using Modular.Host.Jobs;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>
/// The table of background work in the host's store, which all hosts share. Each step is one statement or one transaction that asks for its owner, so that of
/// several hosts that want the same piece one gets it, and one that comes too late changes nothing.
/// </summary>
internal sealed class WorkLedger(StoreDatabases databases)
{
    private const string Unended = """ "State" IN ('Waiting', 'Running') """;
    private const string Free = """ ("Until" IS NULL OR "Until" <= @now) """;
    private const string Ours = """ "Id" = @id AND "Owner" = @owner """;

    public async Task AddAsync(WorkRecord work, WorkFileRecord? file, CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (file is not null)
            await ExecuteAsync(connection, transaction, """INSERT INTO "WorkFiles" ("Id", "Name", "Content", "KeptSince") VALUES (@id, @name, @content, @since)""", cancellation,
                ("id", file.Id), ("name", file.Name), ("content", file.Content), ("since", file.KeptSince));
        await ExecuteAsync(connection, transaction, """
            INSERT INTO "Work" ("Id", "Module", "Key", "Programme", "Title", "AccountId", "Who", "ClientId", "RequestId", "Scopes", "Input", "FileId", "CreatedAt", "State", "Starts", "CancelAsked", "Done", "Rows")
            VALUES (@id, @module, @key, @programme, @title, @account, @who, @client, @request, @scopes, @input, @file, @created, 'Waiting', 0, @no, 0, 0)
            """, cancellation, ("id", work.Id), ("module", work.Module), ("key", work.Key), ("programme", work.Programme), ("title", work.Title), ("account", work.AccountId),
            ("who", work.Who), ("client", work.ClientId), ("request", work.RequestId), ("scopes", work.Scopes), ("input", work.Input), ("file", work.FileId), ("created", work.CreatedAt), ("no", false));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>All that has not ended, the oldest first.</summary>
    public async Task<IReadOnlyList<WorkRecord>> UnendedAsync(CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.Command($"""
            SELECT "Id", "Module", "Key", "Programme", "Title", "AccountId", "Who", "ClientId", "RequestId", "Scopes", "Input", "FileId", "CreatedAt", "State", "Until", "Starts"
            FROM "Work" WHERE {Unended} ORDER BY "CreatedAt", "Id"
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<WorkRecord>();
        while (await reader.ReadAsync(cancellation))
            found.Add(Read(reader));
        return found;
    }

    public async Task<WorkFile?> FileAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.Command("""SELECT "Name", "Content" FROM "WorkFiles" WHERE "Id" = @id""", ("id", id));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new WorkFile(reader.GetString(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public ILeasedRow RowOf(Guid id) => new Row(databases, id);

    /// <summary>Whether it is to stop: somebody has cancelled it, or it is not there any more.</summary>
    public async Task<bool> IsCancelledAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.Command("""SELECT 1 FROM "Work" WHERE "Id" = @id AND "CancelAsked" = @no""", ("id", id), ("no", false));
        return await command.ExecuteScalarAsync(cancellation) is null;
    }

    public Task ReportAsync(Guid id, string owner, WorkProgress progress, CancellationToken cancellation) => databases.ExecuteAsync(
        $"""UPDATE "Work" SET "Done" = @done, "Total" = @total, "Doing" = @doing WHERE {Ours}""", cancellation,
        ("id", id), ("owner", owner), ("done", progress.Done), ("total", progress.Total), ("doing", progress.What));

    /// <summary>Ends what nobody has begun at once; has what runs told to stop. False when it has ended already.</summary>
    public async Task<bool> CancelAsync(Guid id, DateTimeOffset now, CancellationToken cancellation) => await databases.ExecuteAsync($"""
        UPDATE "Work" SET "CancelAsked" = @yes, "State" = CASE WHEN "Owner" IS NULL OR {Free} THEN 'Cancelled' ELSE "State" END,
            "EndedAt" = CASE WHEN "Owner" IS NULL OR {Free} THEN @now ELSE NULL END
        WHERE "Id" = @id AND {Unended}
        """, cancellation, ("id", id), ("now", now), ("yes", true)) > 0;

    /// <summary>Leaves it to be begun anew: the host itself has cut it short.</summary>
    public async Task<bool> PutBackAsync(Guid id, string owner, DateTimeOffset? notBefore, CancellationToken cancellation) => await databases.ExecuteAsync($"""
        UPDATE "Work" SET "State" = 'Waiting', "Owner" = NULL, "Until" = @until, "Starts" = "Starts" - 1 WHERE {Ours} AND {Unended}
        """, cancellation, ("id", id), ("owner", owner), ("until", notBefore)) > 0;

    /// <summary>What did not survive its runs is not run again.</summary>
    public async Task<bool> GiveUpAsync(Guid id, DateTimeOffset now, string why, CancellationToken cancellation) => await databases.ExecuteAsync($"""
        UPDATE "Work" SET "State" = 'Failed', "Owner" = NULL, "EndedAt" = @now, "Summary" = @why WHERE "Id" = @id AND {Unended} AND {Free}
        """, cancellation, ("id", id), ("now", now), ("why", why)) > 0;

    /// <summary>Writes down what came of it, with its report. False when somebody else has taken it over.</summary>
    public async Task<bool> EndAsync(Guid id, string owner, WorkEnd end, CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var ours = await ExecuteAsync(connection, transaction, $"""
            UPDATE "Work" SET "State" = @state, "Owner" = NULL, "EndedAt" = @now, "Summary" = @summary, "Link" = @link, "LinkText" = @text, "Rows" = @rows,
                "Done" = @done, "Total" = @total, "Doing" = @doing
            WHERE {Ours} AND {Unended}
            """, cancellation, ("id", id), ("owner", owner), ("state", end.State.ToString()), ("now", end.At), ("summary", end.Result.Summary), ("link", end.Result.Link),
            ("text", end.Result.LinkText), ("rows", end.Rows.Count), ("done", end.Progress.Done), ("total", end.Progress.Total), ("doing", end.Progress.What));
        if (ours == 0)
            return false;
        await WorkReport.WriteAsync(connection, transaction, id, end.Rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<int> ExecuteAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = connection.Command(sql, values);
        command.Transaction = transaction;
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static WorkRecord Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Module = row.GetString(1),
        Key = row.GetString(2),
        Programme = row.GetString(3),
        Title = row.GetString(4),
        AccountId = row.GetGuid(5),
        Who = row.GetString(6),
        ClientId = row.Text(7),
        RequestId = row.Text(8),
        Scopes = row.Text(9),
        Input = row.GetString(10),
        FileId = row.IsDBNull(11) ? null : row.GetGuid(11),
        CreatedAt = row.Moment(12)!.Value,
        State = Enum.Parse<WorkState>(row.GetString(13)),
        Until = row.Moment(14),
        Starts = row.GetInt32(15),
    };

    private sealed class Row(StoreDatabases databases, Guid id) : ILeasedRow
    {
        public async Task<bool> TakeAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) => await databases.ExecuteAsync($"""
            UPDATE "Work" SET "State" = 'Running', "Owner" = @owner, "Until" = @until, "Starts" = "Starts" + 1, "StartedAt" = @now, "Done" = 0, "Total" = NULL, "Doing" = NULL
            WHERE "Id" = @id AND {Unended} AND {Free}
            """, cancellation, ("id", id), ("owner", owner), ("now", now), ("until", until)) > 0;

        public async Task<bool> RenewAsync(string owner, DateTimeOffset until, CancellationToken cancellation) => await databases.ExecuteAsync(
            $"""UPDATE "Work" SET "Until" = @until WHERE {Ours} AND {Unended}""", cancellation, ("id", id), ("owner", owner), ("until", until)) > 0;
    }
}

/// <summary>How far a piece of work is.</summary>
internal sealed record WorkProgress(int Done, int? Total, string? What);

/// <summary>How a piece of work ended.</summary>
internal sealed record WorkEnd(WorkState State, DateTimeOffset At, WorkResult Result, WorkProgress Progress, IReadOnlyList<WorkRow> Rows);
