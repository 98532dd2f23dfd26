using System.Diagnostics;
using System.Globalization;
using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>The case library's list at growing sizes, in a process of its own: how long a page takes at the host, and what the index costs.</summary>
internal static class Cases
{
    private const int Rounds = 40;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A mix that stays the same. Each address is made different from those before, so that the cache of public pages does not answer it.</summary>
    private static readonly (string Kind, string[] Addresses)[] Mix =
    [
        ("up to 10 % match", ["?q=crematorium", "?q=solar+panels", "?q=parking", "?q=trade+waste", "?q=recycl", "?q=%22lamp+posts%22", "?q=payroll+pensions", "?q=swimming"]),
        ("nearly every case", ["?q=council", "?q=income", "?q=service+income", "?q=council+year"]),
        ("words and filters", ["?q=parking&region=london&kind=assets", "?q=council&region=london&evidence=reported", "?q=waste&scale=large&type=unitary"]),
        ("sorted by income", ["?q=council&sort=income", "?sort=income", "?kind=assets&sort=income"]),
        ("no words", ["", "?kind=services", "?region=south-east&people=small", "?kind=assets&p=50"]),
        ("slips, nothing found", ["?q=crematorum", "?q=parkng+tickets", "?q=zzyzxq"]),
        ("figures", ["/figures?by=kind", "/figures?by=region"]),
        ("table to download", ["/results.csv?region=london&kind=assets"]),
        ("table and map", ["?q=parking&view=table", "?q=parking&view=map", "?view=map"]),
    ];

    public static async Task<int> RunAsync(params int[] sizes)
    {
        foreach (var size in sizes)
            await MeasureAsync(size);
        return 0;
    }

    private static async Task MeasureAsync(int size)
    {
        using var library = await GeneratedLibrary.WriteAsync(size);
        using (var builder = await library.StartAsync())
        {
            var began = Stopwatch.GetTimestamp();
            using var reader = builder.Client();
            await GeneratedLibrary.UntilReadAsync(reader, size);
            var took = Stopwatch.GetElapsedTime(began);
            await GeneratedLibrary.UntilCompleteAsync(reader);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{size} cases: index from nothing {took.TotalSeconds:0.0} s, memory after it {builder.WorkingSet / 1_048_576} MB"));
            await GeneratedLibrary.StopAsync(builder);
        }

        var started = Stopwatch.GetTimestamp();
        using var host = await library.StartAsync();
        using var client = host.Client();
        var ready = Stopwatch.GetElapsedTime(started);
        (await client.GetAsync("/case-studies?q=council")).EnsureSuccessStatusCode();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  start {ready.TotalMilliseconds:0} ms, first search answered {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms after the start; index on disk {SizeOf(Path.Combine(library.Storage, "search")) / 1_048_576} MB"));
        await MixAsync(client, host);
        await SaveAsync(host);
        Console.WriteLine($"  memory {host.WorkingSet / 1_048_576} MB");
        await host.KillAsync();
    }

    private static async Task MixAsync(HttpClient client, HostProcess host)
    {
        var number = 0;
        foreach (var (kind, addresses) in Mix)
        {
            var warm = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(warm) < Warming)
                await TimeAsync(client, addresses[number % addresses.Length], number++);
            var (times, processor, began) = (new List<double>(), host.ProcessorTime, Stopwatch.GetTimestamp());
            for (var round = 0; round < Rounds && Stopwatch.GetElapsedTime(began) < Longest; round++)
            {
                foreach (var address in addresses)
                    times.Add(await TimeAsync(client, address, number++));
            }
            var worked = (host.ProcessorTime - processor).TotalMilliseconds / times.Count;
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind}: median {times[times.Count / 2]:0.0} ms, p95 {times[(int)(times.Count * 0.95)]:0.0} ms, processor {worked:0.0} ms a page"));
        }
    }

    /// <summary>From the request to the last byte, on this machine: what the host takes and about half a millisecond for the way.</summary>
    private static async Task<double> TimeAsync(HttpClient client, string address, int number)
    {
        var began = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync($"/case-studies{address}{(address.Length == 0 ? '?' : '&')}n={number}");
        await response.Content.ReadAsByteArrayAsync();
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task SaveAsync(HostProcess host)
    {
        using var editor = await host.SignedInAsync();
        var times = new List<double>();
        for (var number = 0; number < 5; number++)
        {
            var (word, due) = ($"quetzal{(char)('a' + number)}", TimeProvider.System.GetUtcNow().AddMonths(12));
            var saved = await editor.SubmitAsync("/case-studies/manage/new", "Save", new()
            {
                ["Form.Title"] = $"A {word}",
                ["Form.Summary"] = "A summary.",
                ["Form.Kind"] = "Services",
                ["Form.Councils"] = "Poole",
                ["Form.ReviewDue.Day"] = $"{due.Day}",
                ["Form.ReviewDue.Month"] = $"{due.Month}",
                ["Form.ReviewDue.Year"] = $"{due.Year}",
                ["Form.SignedOffBy"] = "A",
                ["Form.SignedOffRole"] = "B",
                ["Form.Body"] = "Text",
            });
            foreach (var button in new[] { "Submit for editing", "Take into editing", "Record a sign-off that came another way", "Publish" })
                await editor.SubmitAsync(saved.Headers.Location!.OriginalString, button, new() { ["Why"] = "By letter" });
            var began = Stopwatch.GetTimestamp();
            await GeneratedLibrary.UntilAsync(editor, $"/api/case-studies?q={word}", answer => answer.GetProperty("total").GetInt32() == 1);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a saved case is found after {times[0]:0}–{times[^1]:0} ms, median {times[times.Count / 2]:0}"));
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
