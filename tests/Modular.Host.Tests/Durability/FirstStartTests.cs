using System.Net;
using System.Text.Json;
using Modular.Testing;

namespace Modular.Host.Tests.Durability;

/// <summary>The host as it was built, ahead-of-time compilation included, for the first time on a machine. Sites of tests run from the tests' own folder and would not notice.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task Start_OnAnEmptyStorage_ServesEveryProgramme()
    {
        var storage = Directory.CreateTempSubdirectory("modular-first-").FullName;
        using (var host = await HostProcess.StartAsync("--Storage:Path", storage, "--Modules:Path", ModularSite.ModulesFolder, "--Modules:Limits:Step", "00:02:00"))
        {
            using var reader = host.Client();
            var ready = JsonDocument.Parse(await reader.GetStringAsync("/health/ready")).RootElement;
            Assert.Equal(ModuleFolders.OfRepository.Order(StringComparer.Ordinal), ready.GetProperty("modules").EnumerateArray().Select(module => module.GetString()!).Order(StringComparer.Ordinal));
            foreach (var path in new[] { "/", "/case-studies", "/case-studies/hinckley-and-bosworth-car-parks", "/growth/awards" })
                Assert.Equal((path, HttpStatusCode.OK), (path, (await reader.GetAsync(path)).StatusCode));
            await host.KillAsync();
        }
        Directory.Delete(storage, recursive: true);
    }
}
