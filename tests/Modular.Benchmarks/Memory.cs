using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>Memory when idle and after many mixed requests. Every other address differs each time, so that the cache of public pages does not answer it.</summary>
internal static class Memory
{
    private const int Steps = 8;
    private static readonly string[] Paths =
        ["/", "/case-studies", "/growth/awards", "/councils", "/councils/POL", "/api/councils/resolve?text=Poole", "/search?q=income", "/calendar", "/growth/awards.csv"];

    public static async Task<int> RunAsync(int requests)
    {
        var storage = Directory.CreateTempSubdirectory("modular-memory-").FullName;
        using var host = await HostProcess.StartAsync("--Storage:Path", storage);
        using (var client = new HttpClient { BaseAddress = host.Address })
            (await client.GetAsync("/")).EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(5));
        Console.WriteLine($"idle: {host.WorkingSet / 1_048_576} MB");
        for (var step = 1; step <= Steps; step++)
        {
            string[] paths = [.. Paths, .. Paths.Select(path => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}round={step}")];
            var load = new Load(host.Address, 8, paths);
            await load.RunAsync(requests / Steps);
            Console.WriteLine($"{requests / Steps * step} requests: {host.WorkingSet / 1_048_576} MB, {load.Failures.Count} failed");
        }
        await host.KillAsync();
        Directory.Delete(storage, recursive: true);
        return 0;
    }
}
