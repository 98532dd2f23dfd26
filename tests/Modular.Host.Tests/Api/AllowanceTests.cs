using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Accounts;
using Modular.Host.Api.Limits;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Api;

public sealed class AllowanceTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Take_MoreThanThereAre_IsRefusedUntilTheSpanIsOver()
    {
        var allowances = new Allowances(clock);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => allowances.Take("trees.letters", "pat@example.org", 2, TimeSpan.FromHours(1))));
        Assert.False(allowances.Take("trees.letters", " PAT@example.org", 2, TimeSpan.FromHours(1)));
        Assert.True(allowances.Take("trees.letters", "sam@example.org", 2, TimeSpan.FromHours(1)));
        Assert.True(allowances.Take("trees.forms", "pat@example.org", 2, TimeSpan.FromHours(1)));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(allowances.Take("trees.letters", "pat@example.org", 2, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Take_ForEndlesslyMany_ForgetsThoseThatEndFirst()
    {
        var windows = new RateWindows(clock);
        var policy = new RatePolicy("forms", 1, TimeSpan.FromDays(1), CountsFailures: false);
        for (var number = 0; number <= RateWindows.Most + 100; number++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            windows.Take(policy, $"{number}");
        }
        Assert.InRange(windows.Count, 1, RateWindows.Most);
        Assert.True(windows.Take(policy, $"{RateWindows.Most + 100}").Exceeded);
    }

    [SiteFact]
    public async Task Take_AfterASwitch_GivesNobodyANewAllowance()
    {
        using var site = new TestModuleSite();
        Assert.True(Of(site).Take("test-module.letters", "pat@example.org", 1, TimeSpan.FromHours(1)));
        var first = site.Services.GetRequiredService<Generations>().Current;
        var modules = site.Services.GetRequiredService<ModuleSwitch>();
        Assert.Null((await modules.SwitchAsync("TestModule", enable: false, Actor.Host, CancellationToken.None)).Reason);
        Assert.NotSame(first, site.Services.GetRequiredService<Generations>().Current);
        Assert.False(Of(site).Take("test-module.letters", "pat@example.org", 1, TimeSpan.FromHours(1)));
    }

    private static IAllowances Of(ModularSite site) => site.Services.GetRequiredService<Generations>().Current!.Services.GetRequiredService<IAllowances>();
}
