using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Composition;

/// <summary>Switching modules while people work, through a real server.</summary>
[Collection(nameof(Alone))]
public sealed class SwitchTests(ListeningSite site, ITestOutputHelper output) : IClassFixture<ListeningSite>
{
    private const string Module = "TestModule";
    private const int Clients = 8;
    private const int Switches = 20;
    private static readonly string[] Addresses = ["/", "/case-studies", "/growth/awards", "/councils", "/api/councils/POL", "/health/ready", "/sign-in"];

    private Generations Generations => site.Services.GetRequiredService<Generations>();

    private ModuleSwitch Modules => site.Services.GetRequiredService<ModuleSwitch>();

    [SiteFact]
    public async Task Switch_UnderConstantLoad_FailsNoRequest()
    {
        var times = new ConcurrentBag<double>();
        var failures = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        foreach (var address in Addresses)
            Assert.True((await GetAsync(address)).IsSuccessStatusCode, address);
        var load = Enumerable.Range(0, Clients).Select(client => Task.Run(() => LoadAsync(client, times, failures, stop.Token))).ToArray();

        var took = new List<double>();
        for (var index = 0; index < Switches; index++)
        {
            var result = await Modules.SwitchAsync(Module, enable: index % 2 == 1, Actor.Host, CancellationToken.None);
            Assert.Null(result.Reason);
            took.Add(result.Took.TotalMilliseconds);
        }
        await stop.CancelAsync();
        await Task.WhenAll(load);

        output.WriteLine($"{times.Count} requests, {failures.Count} failed; slowest {times.Max():0} ms, 99th percentile {times.Order().ElementAt(times.Count * 99 / 100):0} ms; "
            + $"switches {took.Min():0}–{took.Max():0} ms, median {took.Order().ElementAt(took.Count / 2):0} ms");
        Assert.Empty(failures);
    }

    [SiteFact]
    public async Task Switch_BetweenOpeningAndSendingAForm_AcceptsTheForm()
    {
        using var client = await site.SignedInAsync();
        var page = await client.PageAsync("/test-module/notes");
        await SwitchOffAndOnAsync();

        var response = await client.SubmitAsync(page, "/test-module/notes", "Add", new() { ["Title"] = "Opened before the switch" });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("Opened before the switch", (await client.PageAsync("/test-module/notes")).QuerySelector("#notes")!.TextContent);
    }

    [SiteFact]
    public async Task Switch_WhileASlowRequestRuns_LetsItFinish()
    {
        var slow = GetAsync("/api/test-module/slow?milliseconds=2000");
        while (Generations.Current!.InFlight == 0)
            await Task.Delay(10);
        var old = Generations.Current;
        await Modules.SwitchAsync(Module, enable: false, Actor.Host, CancellationToken.None);

        Assert.NotSame(old, Generations.Current);
        Assert.False(slow.IsCompleted);
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync("/api/test-module/slow?milliseconds=1")).StatusCode);
        Assert.Equal("done", await (await slow).Content.ReadAsStringAsync());
        await Modules.SwitchAsync(Module, enable: true, Actor.Host, CancellationToken.None);
    }

    [SiteFact]
    public async Task Post_SwitchOffInAdministration_AnswersWhenTheNextGenerationServes()
    {
        using var client = await site.SignedInAsync();
        var off = await client.SubmitAsync("/administration/modules", "Switch off Test module");
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        var page = await client.PageAsync("/administration/modules");
        Assert.Contains("Test module is switched off.", page.QuerySelector(".govuk-notification-banner")!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/test-module/notes")).StatusCode);

        await client.SubmitAsync("/administration/modules", "Switch on Test module");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/test-module/notes")).StatusCode);
    }

    private async Task SwitchOffAndOnAsync()
    {
        Assert.Null((await Modules.SwitchAsync(Module, enable: false, Actor.Host, CancellationToken.None)).Reason);
        Assert.Null((await Modules.SwitchAsync(Module, enable: true, Actor.Host, CancellationToken.None)).Reason);
    }

    private async Task<HttpResponseMessage> GetAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        return await client.GetAsync(address);
    }

    private async Task LoadAsync(int client, ConcurrentBag<double> times, ConcurrentBag<string> failures, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        for (var index = client; !stop.IsCancellationRequested; index++)
        {
            var address = Addresses[index % Addresses.Length];
            var started = Stopwatch.GetTimestamp();
            try
            {
                using var response = await http.GetAsync(address, CancellationToken.None);
                await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
                if (!response.IsSuccessStatusCode)
                    failures.Add($"{address}: {(int)response.StatusCode}");
            }
            catch (HttpRequestException broken)
            {
                failures.Add($"{address}: {broken.Message}");
            }
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
