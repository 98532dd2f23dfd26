namespace Modular.Benchmarks;

/// <summary>A host with generated cases that stays, for a profiler or to look around.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(int size)
    {
        using var library = await GeneratedLibrary.WriteAsync(size);
        using var host = await library.StartAsync();
        using var client = host.Client();
        await GeneratedLibrary.UntilReadAsync(client, size);
        await GeneratedLibrary.UntilCompleteAsync(client);
        Console.WriteLine($"{size} cases at {host.Address}; Enter ends it");
        await Console.In.ReadLineAsync();
        return 0;
    }
}
