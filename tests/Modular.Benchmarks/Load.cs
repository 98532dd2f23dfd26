using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace Modular.Benchmarks;

/// <summary>A bounded number of parallel readers, each on its own connection, who go round a list of addresses.</summary>
internal sealed class Load(Uri address, int clients, Func<int, string> path)
{
    private int number;

    public Load(Uri address, int clients, params string[] paths) : this(address, clients, number => paths[number % paths.Length])
    {
    }

    public ConcurrentBag<double> Milliseconds { get; } = [];

    public ConcurrentBag<string> Failures { get; } = [];

    public Task RunAsync(int requests)
    {
        var left = requests;
        return RunAsync(() => Interlocked.Decrement(ref left) >= 0);
    }

    public Task RunAsync(Func<bool> more) => Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => ReadAsync(more))));

    private async Task ReadAsync(Func<bool> more)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (more())
        {
            var next = path(Interlocked.Increment(ref number) - 1);
            var started = Stopwatch.GetTimestamp();
            try
            {
                // Read and thrown away: what the reader does takes processor time from the site that is measured.
                using var response = await http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead);
                await using var body = await response.Content.ReadAsStreamAsync();
                var buffer = ArrayPool<byte>.Shared.Rent(65_536);
                while (await body.ReadAsync(buffer) > 0)
                    ;
                ArrayPool<byte>.Shared.Return(buffer);
                if (!response.IsSuccessStatusCode)
                    Failures.Add($"{next}: {(int)response.StatusCode}");
            }
            catch (HttpRequestException broken)
            {
                Failures.Add($"{next}: {broken.Message}");
            }
            Milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
