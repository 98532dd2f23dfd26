using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules;
using Modular.Host.Modules.Faults;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Composition;

/// <summary>A module that misbehaves, as its settings ask it to.</summary>
public sealed class FaultTests
{
    [SiteFact]
    public async Task Card_ThatThrows_IsReplacedAndCounts()
    {
        using var site = new Misbehaving("Card", "throw");
        using var client = await site.SignedInAsync();
        var page = await client.PageAsync("/workspace");
        Assert.Contains("Not available just now", page.QuerySelector(".mod-cards")!.TextContent);
        Assert.Contains("The card was asked to throw", (await client.PageAsync("/administration/modules")).Body!.TextContent);
    }

    [SiteFact]
    public async Task Card_ThatHangs_IsReplacedAfterTheLimit()
    {
        using var site = new Misbehaving("Card", "hang");
        using var client = await site.SignedInAsync();
        var page = await client.PageAsync("/workspace");
        Assert.Contains("Not available just now", page.QuerySelector(".mod-cards")!.TextContent);
        Assert.Contains("took longer than 2 seconds", site.Services.GetRequiredService<ModuleHealth>().Of("TestModule").Reason);
    }

    [SiteFact]
    public async Task Start_WithAModuleThatThrows_LeavesItOutAndSaysWhy()
    {
        using var site = new Misbehaving("Configure", "throw");
        using var client = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        var page = await client.PageAsync("/administration/modules");
        Assert.Contains("Register: InvalidOperationException: ConfigureServices was asked to throw", page.Body!.TextContent);

        var again = await client.SubmitAsync("/administration/modules", "Switch on TestModule");
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("ConfigureServices was asked to throw", (await again.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [SiteFact]
    public async Task State_IsKeptOverARestart()
    {
        using var site = new Misbehaving("None", "");
        Assert.Null((await site.Services.GetRequiredService<ModuleSwitch>().SwitchAsync("TestModule", enable: false, Actor.Host, CancellationToken.None)).Reason);
        var states = new ModuleStates(site.Services.GetRequiredService<StoreDatabases>(), site.Services.GetRequiredService<StoreChanges>(),
            site.Services.GetRequiredService<AuditChain>(), TimeProvider.System);
        await states.ReadAsync(CancellationToken.None);
        Assert.Equal(ModuleState.Disabled, states.Of("TestModule"));
    }

    private sealed class Misbehaving(string what, string how) : TestModuleSite("Growth")
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new($"Modules:TestModule:{what}", how)];
    }
}
