using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Storage;

/// <summary>Version 2 of a module brings a migration for a store that has data.</summary>
[Collection(nameof(Alone))]
public sealed class StoreUpgradeTests : IDisposable
{
    private const string Module = "TestModule";
    private const string Fault = "TestModule.Migration";
    private readonly TestModuleSite site = new();

    private ModuleSwitch Modules => site.Services.GetRequiredService<ModuleSwitch>();

    private LoadedModule Loaded => site.Services.GetRequiredService<Generations>().Current!.Modules.Single(module => module.Name == Module);

    private WriteGate Writes => site.Services.GetRequiredService<WriteGates>().Of(Module);

    public void Dispose()
    {
        AppContext.SetData(Fault, null);
        site.Dispose();
    }

    [SiteFact]
    public async Task Upgrade_MovesTheDataAndLeavesTheOldStoreAsItWas()
    {
        using var client = site.Client();
        var kept = await AddAsync(client, "kept");
        await AddAsync(client, "gone after the migration");

        site.InstallNext();
        await UntilAsync(() => Loaded.Instance.Info.Version == "2.0.0");

        Assert.Equal(kept, Assert.Single((await client.GetFromJsonAsync<Guid[]>("/api/test-module/notes"))!));
        Assert.Equal(1, await (await client.PostAsync("/api/test-module/notes/colours", null)).Content.ReadFromJsonAsync<int>());
        Assert.Equal("TestModule-2", Loaded.Store);
        Assert.Equal(2, await CountAsync("TestModule"));
        Assert.Equal(1, await CountAsync("TestModule-2"));

        var states = new ModuleStates(site.Services.GetRequiredService<StoreDatabases>(), site.Services.GetRequiredService<StoreChanges>(),
            site.Services.GetRequiredService<AuditChain>(), TimeProvider.System);
        await states.ReadAsync(CancellationToken.None);
        Assert.Equal("TestModule-2", states.StoreOf(Module));
    }

    [SiteFact]
    public async Task Upgrade_WhoseMigrationFails_LeavesOldCodeAndOldData()
    {
        AppContext.SetData(Fault, "SELECT nothing FROM nowhere");
        using var client = site.Client();
        var before = new[] { await AddAsync(client, "kept"), await AddAsync(client, "gone after the migration") };

        site.InstallNext();
        await UntilAsync(() => Modules.RefusedOf(Module) is not null);

        Assert.StartsWith("TestModule, Migrate: ", Modules.RefusedOf(Module)!.Reason);
        Assert.Equal("1.0.0", Loaded.Instance.Info.Version);
        Assert.Equal(before.Order(), (await client.GetFromJsonAsync<Guid[]>("/api/test-module/notes"))!.Order());
        await AddAsync(client, "written afterwards");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CountAsync("TestModule-2"));
    }

    [SiteFact]
    public async Task Save_WhileTheStoreMoves_IsRefusedKindlyAndKeepsWhatWasTyped()
    {
        using var client = await site.SignedInAsync();
        var form = await client.PageAsync("/test-module/notes");
        await Writes.Close();

        var refused = await client.SubmitAsync(form, "/test-module/notes", "Add", new() { ["Title"] = "A title that took long to write" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        var page = await refused.PageAsync();
        Assert.Equal("Test module is being upgraded", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("A title that took long to write", page.QuerySelector(".govuk-summary-list")!.TextContent);
        using var nobody = site.Client();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await nobody.PostAsJsonAsync("/api/test-module/notes", new { title = "by API" })).StatusCode);

        Writes.Open();
        var again = await client.SubmitAsync(page, "/test-module/notes", "Send it again");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Contains("A title that took long to write", (await client.PageAsync("/test-module/notes")).QuerySelector("#notes")!.TextContent);
    }

    private static async Task<Guid> AddAsync(HttpClient client, string title)
    {
        var response = await client.PostAsJsonAsync("/api/test-module/notes", new { title });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<Guid>();
    }

    private async Task<long> CountAsync(string store)
    {
        await using var connection = await site.Services.GetRequiredService<StoreDatabases>().OpenAsync(store, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "Notes" """;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!happened())
            await Task.Delay(50, limit.Token);
    }
}
