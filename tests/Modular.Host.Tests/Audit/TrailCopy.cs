using System.Data.Common;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>A copy of a store that a test may tamper with, behind the host's back.</summary>
internal sealed class TrailCopy(ModularSite site, string module, string name)
{
    /// <summary>How many entries a store has at least, so that there is something in the middle.</summary>
    public const int Entries = 8;

    private static int copies = 100;

    public StoreDatabases Databases => site.Services.GetRequiredService<StoreDatabases>();

    public AuditStore Store => new(name, module, module);

    /// <summary>Writes notes until there are enough entries, and copies the store with its head.</summary>
    public static async Task<TrailCopy> OfAsync(TestModuleSite site, string module = "TestModule")
    {
        using var client = site.Client();
        for (var number = 0; number < Entries; number++)
            (await client.PostAsJsonAsync("/api/test-module/notes", new { title = $"Note {number}" })).EnsureSuccessStatusCode();
        var copy = new TrailCopy(site, module, $"{module}-{Interlocked.Increment(ref copies)}");
        var stores = new StoreCopies(copy.Databases, site.Services.GetRequiredService<AuditHeads>());
        await stores.CopyAsync(module, copy.Store.Name, CancellationToken.None);
        await stores.OpenAsync(module, CancellationToken.None);
        return copy;
    }

    public Task<StoreReport> VerifyAsync(params string[] others) => site.Services.GetRequiredService<AuditProof>().VerifyAsync(Store, others, CancellationToken.None);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await Databases.OpenAsync(name, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>As the command <c>audit accept</c> does it.</summary>
    public async Task AcceptAsync()
    {
        await using var trail = new TrailStores.Trail(TrailStores.OptionsOf(Databases, name).Options);
        await site.Services.GetRequiredService<AuditChain>().AcceptAsync(trail, name, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }

    public async Task<long> LastAsync()
    {
        await using var connection = await Databases.OpenAsync(name, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT max("Sequence") FROM "History" """;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>All columns of one entry.</summary>
    public async Task<Dictionary<string, object>> RowAsync(long sequence)
    {
        await using var connection = await Databases.OpenAsync(name, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT * FROM "History" WHERE "Sequence" = {sequence}""";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
    }

    /// <summary>Puts a row in.</summary>
    public async Task InsertAsync(Dictionary<string, object> row)
    {
        await using var connection = await Databases.OpenAsync(name, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""INSERT INTO "History" ({string.Join(", ", row.Keys.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", row.Keys.Select(column => $"@{column}"))})""";
        foreach (var (column, value) in row)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (column, value);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes an entry as the host would.</summary>
    public async Task WriteAsync(DateTimeOffset? at = null)
    {
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        await using var trail = scope.ServiceProvider.GetRequiredService<TrailStores>().Open(Store);
        trail.History.Add(AuditEntries.Of(at ?? TimeProvider.System.GetUtcNow(), Origin.Host, "Started", Guid.NewGuid(), [new("Job", null, "nightly")], "Job"));
        await trail.SaveChangesAsync();
    }
}
