using System.Collections.Concurrent;
using System.Diagnostics;

namespace Modular.Benchmarks;

/// <summary>A bounded number of parallel readers, each on its own connection, that go round a list of addresses.</summary>
internal sealed class Load(Uri address, int clients, params string[] paths)
{
    public ConcurrentBag<double> Milliseconds { get; } = [];

    public ConcurrentBag<string> Failures { get; } = [];

    public Task RunAsync(int requests)
    {
        var left = requests;
        return RunAsync(() => Interlocked.Decrement(ref left) >= 0);
    }

    public Task RunAsync(Func<bool> more) => Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => ReadAsync(client, more))));

    private async Task ReadAsync(int client, Func<bool> more)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var number = client; more(); number++)
        {
            var path = paths[number % paths.Length];
            var started = Stopwatch.GetTimestamp();
            try
            {
                using var response = await http.GetAsync(path);
                await response.Content.ReadAsByteArrayAsync();
                if (!response.IsSuccessStatusCode)
                    Failures.Add($"{path}: {(int)response.StatusCode}");
            }
            catch (HttpRequestException broken)
            {
                Failures.Add($"{path}: {broken.Message}");
            }
            Milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
