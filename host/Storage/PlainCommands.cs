using System.Data.Common;

namespace Modular.Host.Storage;

/// <summary>Statements without Entity Framework's model, on both databases. Their text is made of the host's own constants; values are parameters.</summary>
internal static class PlainCommands
{
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // See above.
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

    /// <summary>How many rows a statement has changed in the host's store.</summary>
    public static async Task<int> ExecuteAsync(this StoreDatabases databases, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var connection = await databases.OpenAsync(StoreDatabases.HostStore, cancellation);
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Moment(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
