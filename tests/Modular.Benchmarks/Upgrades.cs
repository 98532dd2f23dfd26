using System.Globalization;
using System.Text.Json;
using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>Upgrades a module with pages, API, store and job by new files in its folder, while eight readers read. At the end, what is still in memory.</summary>
internal static class Upgrades
{
    private const int Early = 10;

    public static async Task<int> RunAsync(int number)
    {
        var storage = Directory.CreateTempSubdirectory("modular-upgrades-").FullName;
        var modules = ModuleFolders.CopyOfAll();
        using var host = await HostProcess.StartAsync("--Storage:Path", storage, "--Modules:Path", modules, "--Modules:TestModule:JobSchedule", "* * * * *");
        using var client = new HttpClient { BaseAddress = host.Address };
        var load = new Load(host.Address, 8, "/", "/case-studies", "/growth/awards", "/councils/POL", "/test-module", "/api/test-module/notes", "/api/test-module/slow?milliseconds=50");
        await load.RunAsync(2_000);
        load.Milliseconds.Clear();

        var done = false;
        var reading = load.RunAsync(() => !done);
        var took = new List<double>();
        var early = 0L;
        for (var round = 1; round <= number; round++)
        {
            var before = await GenerationAsync(client);
            await File.WriteAllTextAsync(Path.Combine(modules, "TestModule", "round.txt"), $"{round}");
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            while (await GenerationAsync(client) == before)
                await Task.Delay(20);
            took.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (round == Early)
                early = host.WorkingSet;
        }
        done = true;
        await reading;
        var late = host.WorkingSet;

        var times = load.Milliseconds.Order().ToList();
        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{number} upgrades, from the file to the generation {took[0]:0}–{took[^1]:0} ms (median {took[number / 2]:0}); {times.Count} requests, {load.Failures.Count} failed; "
            + $"median {times[times.Count / 2]:0.0} ms, 99 % {times[times.Count * 99 / 100]:0} ms, slowest {times[^1]:0} ms"));
        foreach (var failure in load.Failures.Take(5))
            Console.WriteLine(failure);
        await Task.Delay(TimeSpan.FromSeconds(10));
        Console.WriteLine($"Memory after {Early} upgrades {early / 1_048_576} MB, at the end {late / 1_048_576} MB, ten seconds later {host.WorkingSet / 1_048_576} MB");
        Console.WriteLine((await HostProcess.RunAsync("diagnostics", "contexts", "--Storage:Path", storage)).Said);
        await host.KillAsync();
        Directory.Delete(storage, recursive: true);
        Directory.Delete(modules, recursive: true);
        return load.Failures.IsEmpty ? 0 : 1;
    }

    private static async Task<int> GenerationAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync("/health/ready")).RootElement.GetProperty("generation").GetInt32();
}
