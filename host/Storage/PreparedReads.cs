using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Host.Storage;

/// <summary>
/// Entity Framework makes a command for each query and throws it away, and with it the statement that SQLite has made of its text: for a short query that takes longer than finding the rows. So
/// connections that stay open keep a command for each text and run that one instead.
/// </summary>
internal sealed class PreparedReads : DbCommandInterceptor
{
    private const int MostOfAConnection = 100;
    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, Prepared>> all = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        var known = all.GetOrCreateValue(command.Connection!);
        if (!known.TryGetValue(command.CommandText, out var prepared))
        {
            if (known.Count == MostOfAConnection)
                return result;
            known.Add(command.CommandText, prepared = new Prepared(Like((SqliteCommand)command)));
        }
        return prepared.IsBusy ? result : InterceptionResult<DbDataReader>.SuppressWithResult(await prepared.RunAsync(command, cancellationToken));
    }

    private static SqliteCommand Like(SqliteCommand command) => new(command.CommandText, command.Connection) { CommandTimeout = command.CommandTimeout };

    /// <param name="own">Closed with its connection.</param>
    private sealed class Prepared(SqliteCommand own)
    {
        private SqliteDataReader? reader;

        /// <summary>While a query is read, the same one may be asked in between.</summary>
        public bool IsBusy => reader is { IsClosed: false };

        public async Task<SqliteDataReader> RunAsync(DbCommand asked, CancellationToken cancellation)
        {
            own.Parameters.Clear();
            foreach (SqliteParameter value in asked.Parameters)
                own.Parameters.Add(value);
            return reader = await own.ExecuteReaderAsync(cancellation);
        }
    }
}
