using System.Reflection;
using Npgsql;
using Xunit;

namespace Modular.Testing;

/// <summary>Says on a test assembly that its sites keep their stores in PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RunsOnPostgreSqlAttribute : Attribute;

/// <summary>Which database the sites of this test run use. The server is named by <c>MODULAR_TEST_POSTGRESQL</c>.</summary>
public static class TestStorage
{
    private const string Variable = "MODULAR_TEST_POSTGRESQL";

    private static readonly bool Wanted = AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.IsDefined(typeof(RunsOnPostgreSqlAttribute)));

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Why tests of this run cannot be made; null when they can. With <c>CI=true</c> they are made and fail instead.</summary>
    public static string? SkipReason => Wanted && Server is null && Environment.GetEnvironmentVariable("CI") != "true"
        ? $"{Variable} does not name a PostgreSQL server (for example “Host=localhost;Username=postgres”)." : null;

    /// <summary>A new, empty database for one site; null when this run is on SQLite.</summary>
    internal static string? CreateDatabase()
    {
        if (!Wanted)
            return null;
        var name = $"modular_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    internal static void DropDatabase(string? connection)
    {
        if (connection is not null)
            Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    private static void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(Server ?? throw new InvalidOperationException($"{Variable} must name a PostgreSQL server."));
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}

/// <summary>A test that needs a site; skipped, with the reason, where the database of this run is not there.</summary>
public sealed class SiteFactAttribute : FactAttribute
{
    public SiteFactAttribute() => Skip = TestStorage.SkipReason;
}

/// <inheritdoc cref="SiteFactAttribute" />
public sealed class SiteTheoryAttribute : TheoryAttribute
{
    public SiteTheoryAttribute() => Skip = TestStorage.SkipReason;
}
