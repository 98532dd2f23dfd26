using System.Diagnostics.Metrics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Testing;
using Npgsql;

namespace Modular.Host.Tests.Modules;

/// <summary>Who is blamed for a fault, and who is not.</summary>
public sealed class ModuleHealthTests
{
    private const string Old = "Growth@1111";
    private const string New = "Growth@2222";
    private const string Other = "CaseLibrary@3333";
    private const int Enough = 3;
    private static readonly IServiceScopeFactory Scopes = new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();
    private static readonly CompositionMetrics Metrics = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
    private readonly ModuleHealth health = new(
        TimeProvider.System, new QuarantineRule(new ConfigurationBuilder().AddInMemoryCollection([new("Modules:Quarantine:Faults", $"{Enough}")]).Build()), Metrics);

    [Fact]
    public void Fail_AgainAndAgain_NamesTheBuild()
    {
        health.Serves([New, Other]);
        Fail(New, Enough);
        Assert.Equal([New], Harmful());
    }

    [Fact]
    public void Fail_OfABuildThatDrains_IsNotTheNewOnes()
    {
        health.Serves([Old]);
        Fail(Old, Enough - 1);
        health.Serves([New]);
        Assert.Equal(0, health.Of("Growth").Count);
        Fail(Old, 1);
        Fail(New, Enough - 1);
        Assert.Empty(Harmful());
        Assert.Equal(Enough - 1, health.Of("Growth").Count);
    }

    [Fact]
    public void Serves_WithoutAModule_KeepsWhatItHadDone()
    {
        health.Serves([Old]);
        Fail(Old, 1);
        health.Serves([Other]);
        Assert.Equal(1, health.Of("Growth").Count);
        health.Clear(Old);
        Assert.Equal(0, health.Of("Growth").Count);
    }

    [Fact]
    public void Fail_OfEveryModuleAtOnce_BlamesNobody()
    {
        health.Serves([New, Other]);
        Fail(Other, 1);
        Fail(New, Enough);
        Assert.Empty(Harmful());
        health.Worked(Other);
        health.Worked(Other);
        Fail(New, Enough);
        Assert.Equal([New], Harmful());
    }

    [Fact]
    public void Fail_ForAnOutage_IsShownAndBlamesNobody()
    {
        health.Serves([New]);
        for (var time = 0; time < 2 * Enough; time++)
            health.Record(New, "a page", "the database is away", blamed: false);
        Assert.Equal(2 * Enough, health.Of("Growth").Count);
        Assert.Empty(Harmful());
    }

    [Fact]
    public async Task Fail_OfTheHostsOwnContribution_BlamesNobody()
    {
        var guard = new Guard(new GenerationInfo(1, DateTimeOffset.UnixEpoch, []), Scopes, health, new ContributionTimes(Metrics), new HttpContextAccessor(), NullLogger<Guard>.Instance);
        for (var time = 0; time < Enough; time++)
            Assert.Equal(1, await guard.RunAsync(typeof(ModuleHealthTests), 1, _ => throw new InvalidOperationException("the host's own"), CancellationToken.None));
        Assert.Empty(Harmful());
    }

    [Fact]
    public async Task Contribution_ThatObjectsToItsLimit_GetsItsFallback()
    {
        var log = new Composition.HeardLog<Guard>();
        var guard = new Guard(new GenerationInfo(1, DateTimeOffset.UnixEpoch, []), Scopes, health, new ContributionTimes(Metrics), new HttpContextAccessor(), log);
        Assert.Equal(1, await guard.RunAsync(typeof(ModuleHealthTests), 1, async stop =>
        {
            stop.Register(() => throw new InvalidOperationException("asked to object"));
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return 2;
        }, CancellationToken.None));
        await log.SaysAsync("asked to object");
    }

    [Fact]
    public void Outage_IsTheConnectionAndNotTheModule()
    {
        Assert.True(new SqliteException("unable to open database file", 14).IsOutage());
        Assert.True(new NpgsqlException("Failed to connect", new SocketException()).IsOutage());
        Assert.True(new InvalidOperationException("likely due to a transient failure", new PostgresException("shutting down", "FATAL", "FATAL", "57P01")).IsOutage());
        Assert.False(new SqliteException("UNIQUE constraint failed", 19).IsOutage());
        Assert.False(new PostgresException("duplicate key", "ERROR", "ERROR", "23505").IsOutage());
        Assert.False(new NpgsqlException("a slow query", new TimeoutException()).IsOutage());
        Assert.False(new IOException("the module's own file").IsOutage());
    }

    [SiteFact]
    public async Task Quarantine_OfABuildThatDoesNotServeAnyMore_ChangesNothing()
    {
        using var site = new TestModuleSite();
        var generations = site.Services.GetRequiredService<Generations>();
        var before = generations.Current;
        Assert.Null(await site.Services.GetRequiredService<ModuleSwitch>().QuarantineAsync("TestModule@0000", "It failed."));
        Assert.Same(before, generations.Current);
        Assert.Equal(ModuleState.Enabled, site.Services.GetRequiredService<ModuleStates>().Of("TestModule"));
    }

    [SiteFact]
    public async Task Pages_FromMemory_CountForTheirModule()
    {
        using var site = new TestModuleSite();
        using var client = site.Client();
        var (found, states) = (site.Services.GetRequiredService<ModuleHealth>(), site.Services.GetRequiredService<ModuleStates>());
        var build = site.Services.GetRequiredService<Generations>().Current!.Modules.Single(module => module.Name == ModuleFolders.TestModule).Folder.Id;
        var usual = new QuarantineRule(new ConfigurationBuilder().Build()).Faults;
        for (var time = 0; time < 2 * usual; time++)
            (await client.GetAsync("/test-module")).EnsureSuccessStatusCode();
        Break(usual);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(ModuleState.Enabled, states.Of(ModuleFolders.TestModule));
        Break(2 * usual);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (states.Of(ModuleFolders.TestModule) != ModuleState.Quarantined)
            await Task.Delay(50, limit.Token);

        void Break(int times)
        {
            for (var time = 0; time < times; time++)
                found.Record(build, "a page", "InvalidOperationException: broken");
        }
    }

    private void Fail(string build, int times)
    {
        for (var time = 0; time < times; time++)
            health.Record(build, "a page", "InvalidOperationException: broken");
    }

    private List<string> Harmful()
    {
        var builds = new List<string>();
        while (health.Harmful.TryRead(out var harmful))
            builds.Add(harmful.Build);
        return builds;
    }
}
