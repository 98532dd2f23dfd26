using System.Collections.Concurrent;

namespace Modular.Host.Tests.Trouble;

/// <summary>People who read what is not the troublemaker's, again and again.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private static readonly string[] Addresses = ["/", "/case-studies", "/growth/awards", "/api/councils/POL"];
    private volatile bool stopped;
    private readonly ConcurrentBag<string> failures = [];
    private readonly Func<Task<bool>> ended;
    private readonly Task[] reading;
    private int served;

    /// <param name="site">Where.</param>
    /// <param name="ended">Whether the process has ended: what fails then is not counted.</param>
    public Readers(Uri site, Func<Task<bool>> ended)
    {
        this.ended = ended;
        reading = [.. Enumerable.Range(0, 3).Select(reader => Task.Run(() => ReadAsync(site, reader)))];
    }

    public int Served => Volatile.Read(ref served);

    public IReadOnlyCollection<string> Failures => failures;

    public async ValueTask DisposeAsync()
    {
        stopped = true;
        await Task.WhenAll(reading);
    }

    private async Task ReadAsync(Uri site, int reader)
    {
        using var client = new HttpClient { BaseAddress = site };
        for (var turn = reader; !stopped; turn++)
        {
            var address = Addresses[turn % Addresses.Length];
            try
            {
                using var response = await client.GetAsync(address, CancellationToken.None);
                await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
                if (response.IsSuccessStatusCode)
                    Interlocked.Increment(ref served);
                else
                    failures.Add($"{address}: {(int)response.StatusCode}");
                // People read what they have got; without this pause the readers would take all of the machine.
                await Task.Delay(20, CancellationToken.None);
            }
            catch (HttpRequestException broken)
            {
                if (await ended())
                    return;
                failures.Add($"{address}: {broken.Message}");
            }
        }
    }
}
