using System.Diagnostics;
using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>From the command to the first page, with stores that exist.</summary>
internal static class StartTime
{
    private const int Runs = 7;

    public static async Task<int> RunAsync()
    {
        var storage = Directory.CreateTempSubdirectory("modular-start-").FullName;
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            using var host = await HostProcess.StartAsync("--Storage:Path", storage, "--Modules:Limits:Watch", "00:00:00");
            using var client = new HttpClient { BaseAddress = host.Address };
            (await client.GetAsync("/")).EnsureSuccessStatusCode();
            if (run > 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await host.KillAsync();
        }
        times.Sort();
        Console.WriteLine($"first page after {times[Runs / 2]:0} ms (median of {Runs}; {times[0]:0}–{times[^1]:0})");
        Directory.Delete(storage, recursive: true);
        return 0;
    }
}
