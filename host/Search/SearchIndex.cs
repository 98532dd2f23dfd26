using System.Net;
using Microsoft.Data.Sqlite;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>
/// The full-text index: a SQLite FTS5 file of its own, whichever database the stores are in. It holds nothing that the modules could not give
/// again, so it is made anew at each start of the host.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    private const char MatchStart = '\u0001';
    private const char MatchEnd = '\u0002';
    private readonly string connectionString;
    private readonly Lazy<SqliteConnection> keeper;
    private readonly SemaphoreSlim writing = new(1);

    public SearchIndex(StorageOptions storage)
    {
        var path = Path.Combine(storage.Path, "search.db");
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ToString();
        keeper = new Lazy<SqliteConnection>(() => Create(path));
    }

    /// <summary>Replaces all documents of a module.</summary>
    public async Task ReplaceAsync(string module, IReadOnlyList<SearchDocument> documents, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await using var connection = await OpenAsync(cancellation);
            await using var transaction = connection.BeginTransaction();
            await using var delete = connection.CreateCommand();
            delete.CommandText = "DELETE FROM documents WHERE module = $module";
            delete.Parameters.AddWithValue("$module", module);
            await delete.ExecuteNonQueryAsync(cancellation);

            await using var insert = connection.CreateCommand();
            insert.CommandText = """
                INSERT INTO documents (title, summary, body, module, key, kind, link, audience, permission)
                VALUES ($title, $summary, $body, $module, $key, $kind, $link, $audience, $permission)
                """;
            foreach (var document in documents)
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$title", document.Title);
                insert.Parameters.AddWithValue("$summary", document.Summary);
                insert.Parameters.AddWithValue("$body", document.Body);
                insert.Parameters.AddWithValue("$module", module);
                insert.Parameters.AddWithValue("$key", document.Key);
                insert.Parameters.AddWithValue("$kind", document.Kind);
                insert.Parameters.AddWithValue("$link", document.Link);
                insert.Parameters.AddWithValue("$audience", document.Audience.ToString());
                insert.Parameters.AddWithValue("$permission", document.Permission ?? "");
                await insert.ExecuteNonQueryAsync(cancellation);
            }
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Finds documents of the given modules that a reader with the given permissions may see; null permissions mean the public.</summary>
    public async Task<SearchResults> FindAsync(
        string query, SearchScope scope, IReadOnlyCollection<string> modules, Func<string, bool>? can, CancellationToken cancellation)
    {
        var match = SearchQuery.ToMatch(query);
        if (match is null)
            return new SearchResults(0, [], new Dictionary<string, int>());

        await using var connection = await OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.Parameters.AddWithValue("$match", match);
        var kinds = new Dictionary<string, int>();
        command.CommandText = "SELECT module, kind, audience, permission, COUNT(*) FROM documents WHERE documents MATCH $match GROUP BY 1, 2, 3, 4";
        var visible = new List<(string Module, string Kind, string Audience, string Permission)>();
        await using (var groups = await command.ExecuteReaderAsync(cancellation))
        {
            while (await groups.ReadAsync(cancellation))
            {
                var (module, kind, audience, permission) = (groups.GetString(0), groups.GetString(1), groups.GetString(2), groups.GetString(3));
                var seen = modules.Contains(module) && (scope.Module is null || scope.Module == module)
                    && (audience == nameof(Audience.Public) || can is not null) && (permission.Length == 0 || can?.Invoke(permission) == true);
                if (!seen)
                    continue;
                kinds[kind] = kinds.GetValueOrDefault(kind) + groups.GetInt32(4);
                if (scope.Kind is null || scope.Kind == kind)
                    visible.Add((module, kind, audience, permission));
            }
        }
        if (visible.Count == 0)
            return new SearchResults(0, [], kinds);

        var groupsWanted = string.Join(" OR ", visible.Select((_, index) =>
            $"(module = $m{index} AND kind = $k{index} AND audience = $a{index} AND permission = $p{index})"));
        for (var index = 0; index < visible.Count; index++)
        {
            command.Parameters.AddWithValue($"$m{index}", visible[index].Module);
            command.Parameters.AddWithValue($"$k{index}", visible[index].Kind);
            command.Parameters.AddWithValue($"$a{index}", visible[index].Audience);
            command.Parameters.AddWithValue($"$p{index}", visible[index].Permission);
        }
        command.Parameters.AddWithValue("$take", scope.Take);
        command.Parameters.AddWithValue("$skip", scope.Skip);
#pragma warning disable CA2100 // Built from parameter names only.
        command.CommandText = $"""
            SELECT module, key, kind, title, snippet(documents, -1, '{MatchStart}', '{MatchEnd}', '…', 24), link
            FROM documents WHERE documents MATCH $match AND ({groupsWanted})
            ORDER BY bm25(documents, 10, 4, 1) LIMIT $take OFFSET $skip
            """;
#pragma warning restore CA2100
        var hits = new List<SearchHit>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            hits.Add(new SearchHit(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Marked(reader.GetString(4)), reader.GetString(5)));
        var total = scope.Kind is { } only ? kinds.GetValueOrDefault(only) : kinds.Values.Sum();
        return new SearchResults(total, hits, kinds);
    }

    public void Dispose()
    {
        if (keeper.IsValueCreated)
            keeper.Value.Dispose();
        writing.Dispose();
    }

    private static string Marked(string snippet) => WebUtility.HtmlEncode(snippet)
        .Replace(MatchStart.ToString(), "<mark>", StringComparison.Ordinal).Replace(MatchEnd.ToString(), "</mark>", StringComparison.Ordinal);

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        _ = keeper.Value;
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private SqliteConnection Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var old in new[] { path, path + "-wal", path + "-shm" })
            File.Delete(old);
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            CREATE VIRTUAL TABLE documents USING fts5(title, summary, body, module UNINDEXED, key UNINDEXED, kind UNINDEXED, link UNINDEXED,
              audience UNINDEXED, permission UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
            """;
        command.ExecuteNonQuery();
        return connection;
    }
}
