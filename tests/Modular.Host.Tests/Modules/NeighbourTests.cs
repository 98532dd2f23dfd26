using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Modules;
using Modular.Testing;

namespace Modular.Host.Tests.Modules;

/// <summary>What one module does wrong stays with it.</summary>
public sealed class NeighbourTests : IDisposable
{
    private const string Fine = """
        public class Table : IExport
        {
            public string Path => "/fine/table"; public string Title => "Fine table"; public string Permission => null; public IReadOnlyList<string> Columns => ["a"];
            public async IAsyncEnumerable<IReadOnlyList<object>> RowsAsync(CancellationToken cancellation) { await Task.Yield(); yield return ["1"]; }
        }
        public class Card : IDashboardCard { public Task<DashboardCard> GetAsync(CancellationToken c) => Task.FromResult(new DashboardCard("Fine card", "/fine", [], [])); }
        public class Found : ISearchSource
        {
            public async IAsyncEnumerable<SearchDocument> DocumentsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c = default)
            { await Task.Yield(); yield return new SearchDocument("1", "Example", "Zebra crossings", "About zebras", "Zebras", "/fine"); }
        }
        """;

    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [SiteTheory]
    [InlineData("IApi", "public void Map(Microsoft.AspNetCore.Routing.RouteGroupBuilder api) { }")]
    [InlineData("IExport", """
        public string Path => "/broken/table"; public string Title => ""; public string Permission => null; public IReadOnlyList<string> Columns => [];
        public IAsyncEnumerable<IReadOnlyList<object>> RowsAsync(CancellationToken cancellation) => null;
        """)]
    [InlineData("IPermissions", "public IEnumerable<Permission> All => [];")]
    public async Task Start_WithAContributionThatCannotBeMade_LeavesOutItsModuleOnly(string kind, string members)
    {
        planted.Module("Fine", Fine);
        planted.Module("Broken", $"public class Throws : {kind} {{ public Throws() => throw new InvalidOperationException(\"asked to throw\"); {members} }}");
        planted.Module("Zealous", Fine.Replace("/fine", "/zealous", StringComparison.Ordinal));
        using var site = new PlantedSite(planted);
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fine/table.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/zealous/table.csv")).StatusCode);
        var states = site.Services.GetRequiredService<ModuleStates>();
        Assert.Equal((ModuleState.Faulted, "Map: InvalidOperationException: asked to throw"), (states.Of("Broken"), states.Find("Broken").Reason));
        Assert.Equal(["Fine", "Zealous"], site.Generations.Current!.Modules.Select(module => module.Name));
    }

    [SiteFact]
    public async Task Pages_WithContributionsThatCannotBeMade_ShowTheOthers()
    {
        planted.Module("Fine", Fine);
        planted.Module("Broken", """
            public class Card : IDashboardCard { public Card() => throw new InvalidOperationException("asked to throw"); public Task<DashboardCard> GetAsync(CancellationToken c) => null; }
            public class Stuck : IHighlights { public Stuck() => Thread.Sleep(Timeout.Infinite); public Task<IReadOnlyList<Highlight>> GetAsync(int most, CancellationToken c) => null; }
            public class Found : ISearchSource { public Found() => throw new InvalidOperationException("asked to throw"); public IAsyncEnumerable<SearchDocument> DocumentsAsync(CancellationToken c = default) => null; }
            """);
        using var site = new PlantedSite(planted);
        using var client = await site.SignedInAsync();
        var workspace = await client.PageAsync("/workspace");
        Assert.Contains("Fine card", workspace.Body!.TextContent);
        Assert.Contains("Not available just now", workspace.Body.TextContent);
        Assert.Contains("Zebra crossings", (await client.PageAsync("/search?q=zebra")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Assert.Equal("took longer than 2 seconds", site.Health.Of("Broken").Reason);
    }

    [SiteFact]
    public async Task Switch_WhileAPageOfAnotherFails_GoesOn()
    {
        planted.Module("Fine", Fine);
        planted.Module("Broken", Failing("broken"));
        planted.Module("Worse", Failing("worse"));
        using var site = new PlantedSite(planted);
        using var client = site.Client();
        await client.GetAsync("/");
        Assert.Null((await site.SwitchAsync("Fine", enable: false)).Reason);
        Assert.Null((await site.SwitchAsync("Fine", enable: true)).Reason);
        Assert.Null((await site.SwitchAsync("Broken", enable: false)).Reason);
        var refused = await site.SwitchAsync("Broken", enable: true);
        Assert.Equal("Broken, Probe: /api/broken/now answers with status 500.", refused.Reason);
    }

    private static string Failing(string slug) => $$"""
        public class Links : INavigation { public IEnumerable<NavigationItem> Items => [new("Failing", "/api/{{slug}}/now", Audience.Public)]; }
        public class Fails : IApi
        {
            public void Map(Microsoft.AspNetCore.Routing.RouteGroupBuilder api) =>
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(api, "now", (Func<string>)(() => throw new InvalidOperationException("asked to fail"))).Public();
        }
        """;
}
