using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>A storage whose case library holds generated cases, and the host on it.</summary>
internal sealed class GeneratedLibrary : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private GeneratedLibrary(string storage) => Storage = storage;

    public string Storage { get; }

    private string[] Arguments => ["--Storage:Path", Storage, "--Sample:Load", "false", "--Accounts:Administrator:Email", ModularSite.AdministratorEmail,
        "--Accounts:Administrator:Password", ModularSite.Password, "--Modules:Limits:Watch", "00:00:00"];

    /// <summary>Writes the cases straight into the store; nothing is in the search index yet.</summary>
    public static async Task<GeneratedLibrary> WriteAsync(int size)
    {
        var library = new GeneratedLibrary(Directory.CreateTempSubdirectory("modular-cases-").FullName);
        IReadOnlyList<string> councils;
        using (var first = await library.StartAsync())
        {
            using var reader = first.Client();
            councils = [.. (await reader.GetFromJsonAsync<JsonElement>("/api/councils")).GetProperty("councils").EnumerateArray().Select(council => council.GetProperty("code").GetString()!)];
            await StopAsync(first);
        }
        GeneratedStore.Write(library.Storage, new GeneratedCases(1, councils).Take(size));
        if (Directory.Exists(Path.Combine(library.Storage, "search")))
            Directory.Delete(Path.Combine(library.Storage, "search"), recursive: true);
        return library;
    }

    public Task<HostProcess> StartAsync() => HostProcess.StartAsync(Arguments);

    public static async Task StopAsync(HostProcess host)
    {
        host.AskToStop();
        await host.EndsAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Until all cases are found.</summary>
    public static Task UntilReadAsync(HttpClient client, int size) => UntilAsync(client, "/api/case-studies?limit=1", answer => answer.GetProperty("total").GetInt32() == size);

    public static async Task UntilCompleteAsync(HttpClient client)
    {
        while ((await client.GetStringAsync($"/case-studies?n={Stopwatch.GetTimestamp()}")).Contains("being read into the search", StringComparison.Ordinal))
            await Task.Delay(200);
    }

    public static async Task UntilAsync(HttpClient client, string address, Func<JsonElement, bool> expected)
    {
        var began = Stopwatch.GetTimestamp();
        while (!expected(await client.GetFromJsonAsync<JsonElement>(address)))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"{address} did not come to say what was expected.");
            await Task.Delay(10);
        }
    }

    public void Dispose() => Directory.Delete(Storage, recursive: true);
}
