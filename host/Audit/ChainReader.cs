using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Reads a store's history as it lies there, in the order of the chain. Without Entity Framework, which would stumble over a value that is none.</summary>
internal sealed class ChainReader(StoreDatabases databases)
{
    private const string Moments = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    private const string Query = """
        SELECT "Sequence", "Id", "At", "Who", "UserId", "ClientId", "RequestId", "Reason", "Module", "Action", "RecordType", "RecordId", "HistoryOf", "ChangesJson",
            "PreviousHash", "Hash", "ContentHash", "Salt" FROM "History" ORDER BY "Sequence"
        """;

    /// <summary>All rows of one moment; those without a place are among the first or the last.</summary>
    public async IAsyncEnumerable<ChainRow> RowsAsync(string store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await databases.OpenAsync(store, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Query;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            yield return new ChainRow(reader.IsDBNull(0) ? null : reader.GetInt64(0), Entry(reader));
    }

    private HistoryEntry? Entry(DbDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        if (Id(row, 1) is not { } id || Moment(row, 2) is not { } at || Id(row, 11) is not { } record || Id(row, 12) is not { } historyOf)
            return null;
        return new HistoryEntry
        {
            Id = id,
            At = at,
            Who = Text(3) ?? "",
            UserId = Text(4),
            ClientId = Text(5),
            RequestId = Text(6),
            Reason = Text(7),
            Module = Text(8),
            Action = Text(9) ?? "",
            RecordType = Text(10) ?? "",
            RecordId = record,
            HistoryOf = historyOf,
            ChangesJson = Text(13) ?? "",
            Sequence = row.IsDBNull(0) ? null : row.GetInt64(0),
            PreviousHash = Text(14),
            Hash = Text(15),
            ContentHash = Text(16),
            Salt = Text(17),
        };
    }

    /// <summary>Null for what no host has written. A letter in another case would hide the entry from its record's History.</summary>
    private Guid? Id(DbDataReader row, int column)
    {
        if (!databases.IsSqlite)
            return row.GetGuid(column);
        var text = row.GetValue(column) as string;
        return Guid.TryParseExact(text, "D", out var id) && !text.Any(char.IsAsciiLetterLower) ? id : null;
    }

    private DateTimeOffset? Moment(DbDataReader row, int column)
    {
        if (!databases.IsSqlite)
            return new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
        var text = row.GetValue(column) as string;
        return DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && at.ToString(Moments, CultureInfo.InvariantCulture) == text ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }
}

/// <summary>A row of the history.</summary>
/// <param name="Sequence">Its place; null when it has none.</param>
/// <param name="Entry">What it says; null when that cannot be read.</param>
internal sealed record ChainRow(long? Sequence, HistoryEntry? Entry);
