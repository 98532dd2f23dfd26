using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Modular.Testing;

/// <summary>Writes generated cases straight into the case library's SQLite store: through the pages a hundred thousand would take hours.</summary>
public static class GeneratedStore
{
    /// <param name="storage">The storage of a host that has made the store and does not run.</param>
    /// <param name="cases">What to write.</param>
    public static void Write(string storage, IEnumerable<GeneratedCase> cases)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(storage, "stores", "case-library.db"), Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var one in cases)
        {
            Insert(connection, "CaseStudies", ("Id", Text(one.Id)), ("Slug", one.Slug), ("Title", one.Title), ("Summary", one.Summary), ("Kind", one.Kind), ("Subtype", one.Subtype),
                ("Delivery", one.Delivery), ("Since", one.Since), ("Running", one.Running), ("Evidence", one.Evidence), ("Example", 0), ("SignedOffBy", "Nobody (generated)"),
                ("SignedOffRole", "Generated"), ("Body", one.Body), ("ReviewDue", "2030-01-01"), ("Published", one.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("State", "Published"),
                ("Edited", "2026-01-01 00:00:00"), ("Version", Text(Guid.NewGuid())));
            Insert(connection, "RenderedBodies", ("CaseStudyId", Text(one.Id)), ("Html", $"<p>{one.Body}</p>"));
            foreach (var council in one.Councils)
                Insert(connection, "CaseCouncils", ("Id", Text(Guid.NewGuid())), ("CaseStudyId", Text(one.Id)), ("Council", council), ("Version", Text(Guid.NewGuid())));
            foreach (var basis in one.Legal)
                Insert(connection, "CaseLegalBases", ("Id", Text(Guid.NewGuid())), ("CaseStudyId", Text(one.Id)), ("Basis", basis), ("Version", Text(Guid.NewGuid())));
            for (var position = 0; position < one.Money.Count; position++)
            {
                var (amount, kind, period, status) = one.Money[position];
                Insert(connection, "MoneyFacts", ("Id", Text(Guid.NewGuid())), ("CaseStudyId", Text(one.Id)), ("Position", position), ("Amount", amount.ToString("0.0#", CultureInfo.InvariantCulture)), ("Kind", kind),
                    ("Period", period), ("Status", status), ("PriceYear", "2012/13"), ("Note", ""), ("Source", "generated"), ("Version", Text(Guid.NewGuid())));
            }
        }
        transaction.Commit();
    }

    private static void Insert(SqliteConnection connection, string table, params (string Column, object? Value)[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tables and columns are the constants above.
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", values.Select(value => $"\"{value.Column}\""))}) VALUES ({string.Join(", ", values.Select(value => $"${value.Column}"))})";
#pragma warning restore CA2100
        foreach (var (column, value) in values)
            command.Parameters.AddWithValue("$" + column, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();
}
