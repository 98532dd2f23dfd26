using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Modular.Testing;

namespace Modular.Benchmarks;

/// <summary>Start-up and switch times with generated modules: each has a public page, an API endpoint, a navigation item and a store.</summary>
internal static partial class ManyModules
{
    public static async Task<int> RunAsync(params int[] numbers)
    {
        var built = Build(numbers.Max());
        foreach (var number in numbers)
        {
            var modules = Directory.CreateTempSubdirectory("modular-many-").FullName;
            for (var index = 1; index <= number; index++)
                Copy(Path.Combine(built, "out", Name(index)), Path.Combine(modules, Name(index)));
            var storage = Directory.CreateTempSubdirectory("modular-many-").FullName;
            string[] arguments =
            [
                "--Storage:Path", storage, "--Modules:Path", modules, "--Modules:Limits:Watch", "00:00:00",
                "--Accounts:Administrator:Email", ModularSite.AdministratorEmail, "--Accounts:Administrator:Password", ModularSite.Password,
            ];
            using (var first = await HostProcess.StartAsync(arguments))
                await first.KillAsync();

            var starts = new List<double>();
            for (var round = 0; round < 3; round++)
            {
                var began = Stopwatch.GetTimestamp();
                using var again = await HostProcess.StartAsync(arguments);
                using var reader = again.Client();
                (await reader.GetAsync("/")).EnsureSuccessStatusCode();
                starts.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                await again.KillAsync();
            }
            starts.Sort();
            await MeasureSwitchesAsync(number, starts, arguments);
            Directory.Delete(storage, recursive: true);
            Directory.Delete(modules, recursive: true);
        }
        Directory.Delete(built, recursive: true);
        return 0;
    }

    private static async Task MeasureSwitchesAsync(int number, List<double> starts, string[] arguments)
    {
        using var host = await HostProcess.StartAsync(arguments);
        using var administrator = await host.SignedInAsync();
        var took = new List<double>();
        for (var round = 0; round < 10; round++)
        {
            await administrator.SubmitAsync("/administration/modules", $"Switch {(round % 2 == 0 ? "off" : "on")} {Name(1)}");
            var banner = (await administrator.PageAsync("/administration/modules")).Body!.TextContent;
            took.Add(double.Parse(Serves().Match(banner).Groups[1].Value, CultureInfo.InvariantCulture));
        }
        took.Sort();
        var tables = (await administrator.PageAsync("/administration/system")).QuerySelectorAll("table");
        var steps = tables[tables.Length - 1].QuerySelectorAll("tbody tr")
            .Select(row => $"{row.Children[0].TextContent.Trim()} {row.Children[1].TextContent.Trim()}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{number} modules: process to first page {starts[0]:0}–{starts[^1]:0} ms; switch {took[0]:0}–{took[^1]:0} ms, median {took[took.Count / 2]:0}; {host.WorkingSet / 1_048_576} MB"));
        Console.WriteLine($"  the last switch, ms: {string.Join(" | ", steps)}");
        await host.KillAsync();
    }

    private static string Name(int index) => $"Generated{index:00}";

    /// <summary>One build for all of them.</summary>
    private static string Build(int number)
    {
        var root = Directory.CreateTempSubdirectory("modular-generated-").FullName;
        var sdk = Path.Combine(ModularSite.RepoRoot, "sdk", "Modular.Sdk");
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Directory.Packages.props"), "<Project />");
        for (var index = 1; index <= number; index++)
        {
            foreach (var (file, text) in GeneratedModule.Files(Name(index), $"generated-{index:00}", sdk, Path.Combine(root, "out", Name(index))))
            {
                var path = Path.Combine(root, Name(index), file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
        }
        File.WriteAllText(Path.Combine(root, "all.proj"),
            """<Project><ItemGroup><P Include="*/*.csproj" /></ItemGroup><Target Name="Build"><MSBuild Projects="@(P)" Targets="Restore" /><MSBuild Projects="@(P)" Properties="Built=true" BuildInParallel="true" /></Target></Project>""");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", Path.Combine(root, "all.proj"), "-v", "q", "--nologo"]))!;
        build.WaitForExit();
        return build.ExitCode == 0 ? root : throw new InvalidOperationException("The generated modules could not be built.");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex(@"serves after (\d+) ms")]
    private static partial Regex Serves();
}
