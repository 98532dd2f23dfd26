using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules.Installation;
using Modular.Testing;

namespace Modular.Host.Tests.Composition;

/// <summary>A newer version in a module's folder becomes a new generation by itself.</summary>
[Collection(nameof(Alone))]
public sealed class UpgradeTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    private const string Module = "TestModule";

    private Generations Generations => site.Services.GetRequiredService<Generations>();

    private string Folder => Path.Combine(site.Services.GetRequiredService<ModuleCatalogue>().Root, Module);

    [SiteFact]
    public async Task NewFiles_AreTakenUpSoonAndOldAssetsStay()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "wwwroot"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "wwwroot", "first.css"), "a{}");
        await ChangedAsync(TimeSpan.FromSeconds(10));
        var old = Version;
        using var client = site.Client();
        Assert.Equal("a{}", await client.GetStringAsync($"/_modules/test-module/{old}/first.css"));

        File.Delete(Path.Combine(Folder, "wwwroot", "first.css"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "wwwroot", "second.css"), "b{}");
        await ChangedAsync(TimeSpan.FromSeconds(10));

        Assert.NotEqual(old, Version);
        Assert.Equal("a{}", await client.GetStringAsync($"/_modules/test-module/{old}/first.css"));
        Assert.Equal("b{}", await client.GetStringAsync($"/_modules/test-module/{Version}/second.css"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/_modules/test-module/{old}/second.css")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/_modules/test-module/{old}/..%2FTestModule.dll")).StatusCode);
    }

    [SiteFact]
    public async Task Folder_ReplacedAsAWhole_IsTakenUp()
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        for (var time = 0; time < 2; time++)
        {
            var away = Directory.CreateTempSubdirectory("modular-away-").FullName;
            var next = Path.Combine(away, "next");
            foreach (var file in Directory.EnumerateFiles(Folder))
            {
                Directory.CreateDirectory(next);
                File.Copy(file, Path.Combine(next, Path.GetFileName(file)));
            }
            await File.WriteAllTextAsync(Path.Combine(next, "time.txt"), $"{time}");
            Directory.Move(Folder, Path.Combine(away, "before"));
            Directory.Move(next, Folder);
            await ChangedAsync(TimeSpan.FromSeconds(6));
            Directory.Delete(away, recursive: true);
        }
    }

    [SiteFact]
    public async Task HalfWrittenFiles_AreWaitedForWhileTheOldVersionServes()
    {
        var dll = Path.Combine(Folder, "TestModule.dll");
        var whole = await File.ReadAllBytesAsync(dll);
        var old = Version;
        await File.WriteAllBytesAsync(dll, whole[..(whole.Length / 2)]);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(old, Version);
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/test-module/notes")).StatusCode);
        Assert.NotNull(site.Services.GetRequiredService<ModuleSwitch>().RefusedOf(Module));

        await File.WriteAllBytesAsync(dll, whole);
        await File.WriteAllTextAsync(Path.Combine(Folder, "complete.txt"), "now");
        await ChangedAsync(TimeSpan.FromSeconds(5));
        Assert.Null(site.Services.GetRequiredService<ModuleSwitch>().RefusedOf(Module));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/test-module/notes")).StatusCode);
    }

    private string Version => Generations.Current!.Modules.First(module => module.Name == Module).Folder.Version;

    private async Task ChangedAsync(TimeSpan limit)
    {
        var before = Generations.Current!.Number;
        using var cancel = new CancellationTokenSource(limit);
        while (Generations.Current!.Number == before)
            await Task.Delay(20, cancel.Token);
    }
}
