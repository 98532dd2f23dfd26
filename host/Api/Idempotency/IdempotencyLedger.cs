using System.Data.Common;
using Modular.Host.Storage;

namespace Modular.Host.Api.Idempotency;

/// <summary>
/// The answers to posts with idempotency keys, in the host's store: they outlive switches and restarts, and hosts that share a database share them. Each
/// step is one statement, so that of several posts with one key one is carried out.
/// </summary>
internal sealed class IdempotencyLedger(StoreDatabases databases, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private const string ThisOne = """ "Caller" = @caller AND "Key" = @key """;

    /// <summary>Null when the post is to be carried out; otherwise what is known of the first one with its key.</summary>
    public async Task<IdempotentAnswer?> ClaimAsync(string caller, string key, string fingerprint, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await ExecuteAsync(connection, """DELETE FROM "IdempotentAnswers" WHERE "At" < @before""", cancellation, ("before", now - Kept));
        var claimed = await ExecuteAsync(connection, """
            INSERT INTO "IdempotentAnswers" ("Caller", "Key", "Fingerprint", "At") VALUES (@caller, @key, @fingerprint, @at) ON CONFLICT ("Caller", "Key") DO NOTHING
            """, cancellation, ("caller", caller), ("key", key), ("fingerprint", fingerprint), ("at", now));
        if (claimed > 0)
            return null;
        await using var command = Command(connection, $"""
            SELECT "Fingerprint", "At", "Status", "ContentType", "Location", "Tag", "Body" FROM "IdempotentAnswers" WHERE {ThisOne}
            """, ("caller", caller), ("key", key));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        // Given up between the two statements: as good as still being answered, and the caller tries again.
        if (!await row.ReadAsync(cancellation))
            return new IdempotentAnswer { Caller = caller, Key = key, Fingerprint = fingerprint, At = now };
        return new IdempotentAnswer
        {
            Caller = caller,
            Key = key,
            Fingerprint = row.GetString(0),
            At = new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc)),
            Status = row.IsDBNull(2) ? null : row.GetInt32(2),
            ContentType = Text(row, 3),
            Location = Text(row, 4),
            Tag = Text(row, 5),
            Body = Text(row, 6),
        };
    }

    public async Task KeepAsync(IdempotentAnswer answer)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, CancellationToken.None);
        await ExecuteAsync(connection, $"""
            UPDATE "IdempotentAnswers" SET "Status" = @status, "ContentType" = @type, "Location" = @location, "Tag" = @tag, "Body" = @body WHERE {ThisOne}
            """, CancellationToken.None, ("caller", answer.Caller), ("key", answer.Key), ("status", answer.Status), ("type", answer.ContentType),
            ("location", answer.Location), ("tag", answer.Tag), ("body", answer.Body));
    }

    /// <summary>The post was not carried out: it may be tried again.</summary>
    public async Task GiveUpAsync(string caller, string key)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, CancellationToken.None);
        await ExecuteAsync(connection, $"""DELETE FROM "IdempotentAnswers" WHERE {ThisOne} AND "Status" IS NULL""", CancellationToken.None, ("caller", caller), ("key", key));
    }

    private static async Task<int> ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of this file's own constants; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch { null => DBNull.Value, DateTimeOffset moment => moment.UtcDateTime, _ => value };
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
