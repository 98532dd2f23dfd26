using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Durability;

/// <summary>The process is killed in the middle of upgrades and switches. Each start after that serves, and says what it leaves out.</summary>
public sealed class SwitchKillTests(ITestOutputHelper output)
{
    private const string Module = "TestModule";

    /// <summary>More of them with <c>MODULAR_KILLS=50</c>.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("MODULAR_KILLS") ?? "4");

    [Fact]
    public async Task Kill_InTheMiddleOfASwitch_LeavesAHostThatStartsAndServes()
    {
        var modules = ModuleFolders.CopyOfAll();
        var storage = Directory.CreateTempSubdirectory("modular-kill-").FullName;
        string[] arguments =
        [
            "--Storage:Path", storage, "--Modules:Path", modules, "--Modules:Limits:Step", "00:02:00",
            "--Accounts:Administrator:Email", ModularSite.AdministratorEmail, "--Accounts:Administrator:Password", ModularSite.Password,
        ];
        var acknowledged = new ConcurrentBag<Guid>();
        var random = new Random(20140122);
        var (leftOut, upgraded) = (0, 0);
        // The modules of the repository have run well before; only the test module is new.
        using (var before = await HostProcess.StartAsync([.. arguments, "--Modules:Path", ModularSite.ModulesFolder, "--Modules:Limits:Watch", "00:00:00"]))
            await before.KillAsync();

        for (var round = 0; round <= Kills; round++)
        {
            using var host = await HostProcess.StartAsync(arguments);
            using var client = await host.SignedInAsync();
            if (!await IsConsistentAsync(host, client))
            {
                leftOut++;
                await client.SubmitAsync("/administration/modules", "Switch on Test module");
                Assert.True(await IsConsistentAsync(host, client), "Switched on again, it serves.");
            }
            Assert.Superset(acknowledged.ToHashSet(), (await client.GetFromJsonAsync<HashSet<Guid>>("/api/test-module/notes"))!);
            if (round == Kills)
                break;

            // Half-way through, version 2 comes, with a migration; before and after it, only new files and switches.
            if (round == Kills / 2)
                ModuleFolders.InstallNextInto(modules);
            var writing = WriteAsync(host.Address, acknowledged);
            await File.WriteAllTextAsync(Path.Combine(modules, Module, "round.txt"), $"{round}");
            var switching = round % 3 == 2 ? client.SubmitAsync("/administration/modules", "Switch off Growth advisers") : Task.CompletedTask;
            // The watcher looks two seconds after a start, of which most are over by now.
            await Task.Delay(random.Next(0, 3000));
            upgraded += await NumberAsync(client) > 1 ? 1 : 0;
            await host.KillAsync();
            await writing;
            await switching.ContinueWith(_ => { }, TaskScheduler.Default);
        }
        Assert.NotEmpty(acknowledged);
        Assert.True(upgraded > 0 || Kills < 20, "No kill came after a switch.");
        output.WriteLine($"{Kills} kills: {upgraded} after a switch, the others before or in one; the module was left out {leftOut} times; {acknowledged.Count} writes acknowledged, none lost");
        Directory.Delete(storage, recursive: true);
        Directory.Delete(modules, recursive: true);
    }

    /// <summary>The site serves; the module does too (true) or is said to be left out, with its reason (false).</summary>
    private static async Task<bool> IsConsistentAsync(HostProcess host, HttpClient client)
    {
        foreach (var page in new[] { "/", "/case-studies", "/councils", "/administration/system" })
        {
            var answer = await client.GetAsync(page);
            Assert.True(answer.IsSuccessStatusCode, $"{page}: {(int)answer.StatusCode}. The host said:\n{host.Said}");
        }
        if ((await client.GetAsync("/api/test-module/notes")).IsSuccessStatusCode)
            return true;
        var reason = (await client.PageAsync("/administration/modules")).Body!.TextContent;
        Assert.Contains("The host ended without warning", reason);
        return false;
    }

    private static async Task<int> NumberAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync("/health/ready")).RootElement.GetProperty("generation").GetInt32();

    private static async Task WriteAsync(Uri address, ConcurrentBag<Guid> acknowledged)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var number = 0; ; number++)
        {
            try
            {
                var response = await client.PostAsJsonAsync("/api/test-module/notes", new { title = $"Note {number}" });
                if (response.IsSuccessStatusCode)
                    acknowledged.Add(await response.Content.ReadFromJsonAsync<Guid>());
                await Task.Delay(5);
            }
            catch (Exception killed) when (killed is HttpRequestException or IOException)
            {
                return;
            }
        }
    }
}
