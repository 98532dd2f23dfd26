using System.Globalization;
using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>Switches a module off and on, as an administrator does, while eight readers read.</summary>
internal static class Switches
{
    public static async Task<int> RunAsync(int number)
    {
        using var site = new ListeningSite();
        using var administrator = await site.SignedInAsync();
        var load = new Load(site.Address, 8, "/", "/case-studies", "/growth/awards", "/councils", "/api/councils/POL", "/search?q=income");
        await load.RunAsync(2_000);
        load.Milliseconds.Clear();

        var done = false;
        var reading = load.RunAsync(() => !done);
        var took = new List<double>();
        for (var index = 0; index < number; index++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await administrator.SubmitAsync("/administration/modules", $"Switch {(index % 2 == 0 ? "off" : "on")} Test module");
            took.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(200);
        }
        done = true;
        await reading;

        var times = load.Milliseconds.Order().ToList();
        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{number} switches of {took[0]:0}–{took[^1]:0} ms (median {took[number / 2]:0}); {times.Count} requests, {load.Failures.Count} failed; "
            + $"median {times[times.Count / 2]:0.0} ms, 99 % {times[times.Count * 99 / 100]:0} ms, 99.9 % {times[times.Count * 999 / 1000]:0} ms, slowest {times[^1]:0} ms"));
        foreach (var failure in load.Failures.Take(5))
            Console.WriteLine(failure);
        return load.Failures.IsEmpty ? 0 : 1;
    }
}
