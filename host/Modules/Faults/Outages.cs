using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Modular.Host.Modules.Faults;

/// <summary>Tells what a module does wrong from what happens to it: a database that is away is no module's fault.</summary>
internal static class Outages
{
    /// <summary>SQLite cannot read or write the disk, the disk is full, the file cannot be opened.</summary>
    private static readonly int[] OfTheDisk = [10, 13, 14];

    /// <summary>Of the SQL standard and PostgreSQL: the connection, resources of the server, its operators, its system.</summary>
    private static readonly string[] OfTheServer = ["08", "53", "57P", "58"];

    public static bool IsOutage(this Exception exception) => exception switch
    {
        SqliteException sqlite => OfTheDisk.Contains(sqlite.SqliteErrorCode),
        DbException { SqlState: { } state } => Array.Exists(OfTheServer, start => state.StartsWith(start, StringComparison.Ordinal)),
        // The server never answered: what lies below is the network. A timeout may be a slow query of the module's own.
        DbException { InnerException: SocketException or IOException } => true,
        AggregateException several => several.InnerExceptions.Any(IsOutage),
        _ => exception.InnerException is { } inner && inner.IsOutage(),
    };
}
