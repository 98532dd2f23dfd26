using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Durability;

/// <summary>The process is killed in the middle of writes. Whatever was acknowledged is there afterwards, and the stores are whole.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Writers = 4;

    /// <summary>More of them with <c>MODULAR_KILLS=50</c>.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("MODULAR_KILLS") ?? "3");

    [Fact]
    public async Task Kill_DuringWrites_LosesNothingThatWasAcknowledged()
    {
        var modules = ModuleFolders.CopyOfAll();
        var storage = Directory.CreateTempSubdirectory("modular-kill-").FullName;
        // No module is suspected of the kills: what is looked at here are the stores.
        string[] arguments = ["--Storage:Path", storage, "--Modules:Path", modules, "--Modules:Limits:Watch", "00:00:00"];
        var acknowledged = new ConcurrentBag<Guid>();
        var random = new Random(20140122);

        for (var round = 0; round < Kills; round++)
        {
            using var host = await HostProcess.StartAsync(arguments);
            await CheckAsync(host.Address, acknowledged);
            var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(host.Address, acknowledged))).ToArray();
            var before = acknowledged.Count;
            while (acknowledged.Count == before)
                await Task.Delay(10);
            await Task.Delay(random.Next(0, 600));
            await host.KillAsync();
            await Task.WhenAll(writers);
        }

        using (var last = await HostProcess.StartAsync(arguments))
            await CheckAsync(last.Address, acknowledged);
        var (code, said) = await HostProcess.RunAsync("audit", "verify", "--Storage:Path", storage);
        Assert.True(code == 0, said);
        foreach (var store in Directory.EnumerateFiles(Path.Combine(storage, "stores"), "*.db"))
            Assert.Equal("ok", IntegrityOf(store));
        output.WriteLine($"{Kills} kills, {acknowledged.Count} writes acknowledged, none lost; every store passes its integrity check");
        Assert.NotEmpty(acknowledged);

        SqliteConnection.ClearAllPools();
        Directory.Delete(storage, recursive: true);
        Directory.Delete(modules, recursive: true);
    }

    private static async Task WriteAsync(Uri address, ConcurrentBag<Guid> acknowledged)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var number = 0; ; number++)
        {
            try
            {
                var response = await client.PostAsJsonAsync("/api/test-module/notes", new { title = $"Note {number}" });
                response.EnsureSuccessStatusCode();
                acknowledged.Add(await response.Content.ReadFromJsonAsync<Guid>());
            }
            catch (Exception killed) when (killed is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    private static async Task CheckAsync(Uri address, IReadOnlyCollection<Guid> acknowledged)
    {
        using var client = new HttpClient { BaseAddress = address };
        foreach (var kept in new[] { "notes", "history" })
        {
            var stored = await client.GetFromJsonAsync<HashSet<Guid>>($"/api/test-module/{kept}");
            Assert.Superset(acknowledged.ToHashSet(), stored!);
        }
    }

    private static string? IntegrityOf(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar() as string;
    }
}
