using System.Diagnostics;
using System.Net;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Tests.Modules;
using Modular.Testing;

namespace Modular.Host.Tests.Composition;

/// <summary>Modules whose requests do not come to an end.</summary>
public sealed class BusyTests : IDisposable
{
    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [SiteFact]
    public async Task Get_WhileManyOfItsRequestsHang_IsRefusedAtOnceAndTheOthersServe()
    {
        planted.Module("Stuck", Api("""(Func<string>)(() => { Thread.Sleep(15_000); return ""; })"""));
        using var site = new PlantedSite(planted);
        using var client = site.Client();
        var hanging = Enumerable.Range(0, ModuleTimeLimit.MostSlow).Select(_ => client.GetAsync("/api/stuck/now")).ToList();
        await Task.Delay(ModuleTimeLimit.SlowAfter + TimeSpan.FromSeconds(2));

        var began = Stopwatch.GetTimestamp();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/api/stuck/now")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/privacy")).StatusCode);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
        Assert.Contains("Stuck is too busy", site.Health.Of("Stuck").Reason);
        Assert.All(await Task.WhenAll(hanging), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [SiteFact]
    public async Task Get_CutOffByASwitch_IsAnsweredThatItMayBeTriedAgain()
    {
        planted.Module("Slow", Api("""(Func<CancellationToken, Task<string>>)(async cancellation => { await Task.Delay(60_000, cancellation); return ""; })"""));
        planted.Module("Other");
        using var site = new PlantedSite(planted, ("Modules:Limits:Drain", "00:00:01"));
        using var client = site.Client();
        var waiting = client.GetAsync("/api/slow/now");
        while (site.Generations.Current!.InFlight == 0)
            await Task.Delay(10);
        Assert.Null((await site.SwitchAsync("Other", enable: false)).Reason);
        var answer = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static string Api(string handler) => $$"""
        public class Now : IApi
        {
            public void Map(Microsoft.AspNetCore.Routing.RouteGroupBuilder api) => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(api, "now", {{handler}}).Public();
        }
        """;
}
