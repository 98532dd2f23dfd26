using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Modular.Testing;

namespace Modular.Benchmarks.Beside;

/// <summary>The list and the case page beside bare pages that send the same markup, each site in its own process, in rounds by turns.</summary>
internal static class BesideBare
{
    private const int Clients = 8;
    private const int CachedCases = 20;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);
    private static int asked;

    public static async Task<int> RunAsync(int size, int rounds)
    {
        using var library = await GeneratedLibrary.WriteAsync(size);
        using var host = await library.StartAsync();
        using var client = host.Client();
        await GeneratedLibrary.UntilReadAsync(client, size);
        await GeneratedLibrary.UntilCompleteAsync(client);
        var folder = Directory.CreateTempSubdirectory("modular-bare-").FullName;
        await BareFiles.WriteAsync(folder, client, size);
        var assembly = typeof(BesideBare).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == "BareSite").Value!;
        using var bare = await HostProcess.StartOtherAsync(assembly, "--Folder", folder);
        using var cached = await HostProcess.StartOtherAsync(assembly, "--Folder", folder, "--Cached", "true");

        Page[] pages =
        [
            new("list", 0.5, bare, number => $"/case-studies?n={number}"),
            new("case", 0.8, bare, number => $"/case-studies/generated-{number % size}?n={number}"),
            new("list from the cache", 0.8, cached, _ => "/case-studies"),
            new("case from the cache", 0.8, cached, number => $"/case-studies/generated-{number % CachedCases}"),
        ];
        Console.WriteLine($"{size} cases, {Clients} readers, {rounds} rounds of {Turn.TotalSeconds:0} s each by turns; requests a second and processor time of the site are medians");
        Console.WriteLine("| page | ours, requests a second | bare | ratio | at least | processor for a page: ours, ms | bare, ms | ratio | size: ours, bytes | bare |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        await WarmAsync(pages, host);
        foreach (var page in pages)
            await MeasureAsync(page, host, rounds);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Methods that are called often are compiled anew once nothing is called for the first time; so all is read, left alone, and read again.</summary>
    private static async Task WarmAsync(Page[] pages, HostProcess host)
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var page in pages)
            {
                await ReadAsync(host, page, Turn);
                await ReadAsync(page.Bare, page, Turn);
            }
            await Task.Delay(Turn);
        }
    }

    private static async Task MeasureAsync(Page page, HostProcess host, int rounds)
    {
        var (ours, bare) = (new List<Figures>(), new List<Figures>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await ReadAsync(host, page, Turn));
            bare.Add(await ReadAsync(page.Bare, page, Turn));
        }
        var (speed, bareSpeed) = (Median(ours, figures => figures.Speed), Median(bare, figures => figures.Speed));
        var (work, bareWork) = (Median(ours, figures => figures.Processor), Median(bare, figures => figures.Processor));
        var (size, bareSize) = (await SizeAsync(host, page), await SizeAsync(page.Bare, page));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {page.Name} | {speed:0} | {bareSpeed:0} | {speed / bareSpeed:0 %} | {page.Limit:0 %} | {work:0.00} | {bareWork:0.00} | {bareWork / work:0 %} | {size} | {bareSize} |"));
    }

    private static async Task<Figures> ReadAsync(HostProcess site, Page page, TimeSpan time)
    {
        var load = new Load(site.Address, Clients, _ => page.Address(Interlocked.Increment(ref asked)));
        var (began, processor) = (Stopwatch.GetTimestamp(), site.ProcessorTime);
        await load.RunAsync(() => Stopwatch.GetElapsedTime(began) < time);
        var (took, number) = (Stopwatch.GetElapsedTime(began), load.Milliseconds.Count);
        if (load.Failures.TryPeek(out var failure))
            throw new InvalidOperationException($"{load.Failures.Count} of {number} requests failed, one of them: {failure}");
        return new Figures(number / took.TotalSeconds, (site.ProcessorTime - processor).TotalMilliseconds / number);
    }

    private static async Task<int> SizeAsync(HostProcess site, Page page)
    {
        using var client = site.Client();
        return (await client.GetByteArrayAsync(page.Address(1))).Length;
    }

    private static double Median(List<Figures> all, Func<Figures, double> figure) => all.Select(figure).Order().ElementAt(all.Count / 2);

    private sealed record Page(string Name, double Limit, HostProcess Bare, Func<int, string> Address);

    private sealed record Figures(double Speed, double Processor);
}
