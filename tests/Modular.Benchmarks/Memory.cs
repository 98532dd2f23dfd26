namespace Modular.Benchmarks;

/// <summary>Memory when idle and after many mixed requests over lists, searches and cases of a generated library, and a few other pages. Every other address differs each time, so that the cache of public pages does not answer it.</summary>
internal static class Memory
{
    private const int Steps = 4;
    private const int Cases = 1_000;
    private static readonly string[] Searches = ["?q=crematorium", "?q=solar+panels", "?q=parkng", "?q=council&region=london", "?q=%22lamp+posts%22", "?q=waste&sort=income", "?q=swimming&view=table", "?q=payroll&view=map"];
    private static readonly string[] Lists = ["", "?kind=services", "?region=south-east&people=small", "?kind=assets&p=2", "?sort=income", "?view=table", "?sort=title&p=9", "?evidence=verified&running=yes"];
    private static readonly string[] Others = ["/", "/councils", "/councils/POL", "/api/councils/resolve?text=Poole", "/search?q=income", "/calendar", "/growth/awards", "/api/case-studies?q=parking"];

    public static async Task<int> RunAsync(int requests)
    {
        using var library = await GeneratedLibrary.WriteAsync(Cases);
        using var host = await library.StartAsync();
        using (var client = host.Client())
        {
            await GeneratedLibrary.UntilReadAsync(client, Cases);
            await GeneratedLibrary.UntilCompleteAsync(client);
        }
        await Task.Delay(TimeSpan.FromSeconds(5));
        Console.WriteLine($"idle: {host.WorkingSet / 1_048_576} MB");
        var load = new Load(host.Address, 8, Address);
        for (var step = 1; step <= Steps; step++)
        {
            await load.RunAsync(requests / Steps);
            Console.WriteLine($"{requests / Steps * step} requests: {host.WorkingSet / 1_048_576} MB, {load.Failures.Count} failed");
        }
        foreach (var failure in load.Failures.Take(5))
            Console.WriteLine(failure);
        await host.KillAsync();
        return load.Failures.IsEmpty ? 0 : 1;
    }

    /// <summary>By turns a list, a search, a case and another page.</summary>
    private static string Address(int number)
    {
        var turn = number / 4;
        var address = (number % 4) switch
        {
            0 => $"/case-studies{Lists[turn % Lists.Length]}",
            1 => $"/case-studies{Searches[turn % Searches.Length]}",
            2 => $"/case-studies/generated-{turn % Cases}",
            _ => Others[turn % Others.Length],
        };
        return turn / Lists.Length % 2 == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}n={number}";
    }
}
