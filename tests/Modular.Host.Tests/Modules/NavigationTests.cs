using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Composition;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Modules;

/// <summary>Menus stand on every page, so no module may hold one up there.</summary>
public sealed class NavigationTests : IDisposable
{
    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [SiteFact]
    public async Task Get_WithNavigationThatHangsOrThrows_ShowsTheOtherLinksAtOnce()
    {
        planted.Module("Hangs", "public class Links : INavigation { public IEnumerable<NavigationItem> Items { get { Thread.Sleep(Timeout.Infinite); return null; } } }");
        planted.Module("Stuck", "public class Links : INavigation { public Links() => Thread.Sleep(Timeout.Infinite); public IEnumerable<NavigationItem> Items => []; }");
        planted.Module("Throws", "public class Links : INavigation { public Links() => throw new InvalidOperationException(\"asked to throw\"); public IEnumerable<NavigationItem> Items => []; }");
        planted.Module("Counts", """
            public class Links : INavigation
            {
                private static int times;
                public IEnumerable<NavigationItem> Items => [new("Asked " + Interlocked.Increment(ref times), "/councils", Audience.Public)];
            }
            """);
        using var site = new PlantedSite(planted);
        using var client = site.Client();
        await client.GetAsync("/");
        var fastest = TimeSpan.MaxValue;
        foreach (var path in new[] { "/privacy", "/cookies", "/accessibility" })
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Contains("Asked 1", (await client.PageAsync(path)).Body!.TextContent);
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
        }
        Assert.True(fastest < Guard.Limit, "Pages wait for navigation.");

        Assert.Equal("took longer than 2 seconds", site.Health.Of("Hangs").Reason);
        Assert.Equal((1, "Links", "took longer than 2 seconds"), (site.Health.Of("Stuck").Count, site.Health.Of("Stuck").Where, site.Health.Of("Stuck").Reason));
        Assert.Equal("InvalidOperationException: asked to throw", site.Health.Of("Throws").Reason);
        Assert.Contains(site.Services.GetRequiredService<ContributionTimes>().Slowest(10), time => time is { Module: "Hangs", Contribution: "Links" } && time.Slowest > Guard.Limit * 0.9);
    }

    [Fact]
    public async Task Ask_OfOneThatFailedAtTheStart_IsAskedAgainAfterAWhile()
    {
        var clock = new FakeTimeProvider();
        var metrics = new CompositionMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        await using var services = new ServiceCollection()
            .AddSingleton(new Fickle())
            .AddSingleton(provider => new Guard(new GenerationInfo(1, DateTimeOffset.UnixEpoch, []), provider.GetRequiredService<IServiceScopeFactory>(), new ModuleHealth(clock, new QuarantineRule(new ConfigurationBuilder().Build()), metrics),
                new ContributionTimes(metrics), new HttpContextAccessor(), NullLogger<Guard>.Instance))
            .BuildServiceProvider();
        using var navigation = new ModuleNavigation(new ContributionTypes([(typeof(INavigation), typeof(Fickle))]), services.GetRequiredService<IServiceScopeFactory>(), clock);
        await navigation.StartAsync(CancellationToken.None);
        Assert.Empty(navigation.Items);
        for (var tries = 0; tries < 100 && !navigation.Items.Any(); tries++)
        {
            clock.Advance(ModuleNavigation.Again);
            await Task.Delay(20);
        }
        Assert.Equal("Second time", Assert.Single(navigation.Items).Text);
    }

    private sealed class Fickle : INavigation
    {
        private int asked;

        public IEnumerable<NavigationItem> Items => ++asked == 1 ? throw new InvalidOperationException("not yet") : [new NavigationItem("Second time", "/", Audience.Public)];
    }
}
