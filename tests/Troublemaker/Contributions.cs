using Markdig;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Troublemaker.Data;

namespace Troublemaker;

internal sealed class TroublePermissions : IPermissions
{
    public IEnumerable<Permission> All => [new(Trouble.Kind == "permission" ? "growth.trouble" : "troublemaker.read", "Read about trouble")];
}

internal sealed class TroubleNavigation(TroublemakerModule module) : INavigation
{
    public IEnumerable<NavigationItem> Items => [new(module.Info.Title, $"/{module.Slug}/show", Audience.Staff)];
}

internal sealed class TroubleCard(TroublemakerModule module) : IDashboardCard
{
    public Task<DashboardCard?> GetAsync(CancellationToken cancellation)
    {
        Trouble.At("a card");
        return Task.FromResult<DashboardCard?>(new DashboardCard(module.Info.Title, $"/{module.Slug}/show", [], []));
    }
}

internal sealed class TroubleApi : IApi
{
    public void Map(RouteGroupBuilder api) => api.MapGet("notes", async (TroubleStore store, CancellationToken cancellation) =>
    {
        Trouble.At("the API");
        return Results.Ok(await store.Notes.CountAsync(cancellation));
    }).Public();
}

internal sealed class TroubleExport(TroublemakerModule module) : IExport
{
    public string Path => $"/{module.Slug}/notes";

    public string Title => "Notes";

    public string? Permission => null;

    public IReadOnlyList<string> Columns => ["note"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        yield return [Markdown.ToPlainText("*none*")];
    }
}

internal sealed class TroubleJob : IJob
{
    public string Key => "trouble";

    public string Title => "Trouble of the night";

    public string Description => "Does what it should not.";

    public string Schedule => "0 3 1 1 *";

    public TimeSpan TimeLimit => TimeSpan.FromSeconds(2);

    public Task<string?> RunAsync(CancellationToken cancellation)
    {
        Trouble.At("a job");
        return Task.FromResult<string?>("no trouble");
    }
}

internal sealed class TroubleWork : IBackgroundWork
{
    public string Key => "trouble";

    public string Title => "Trouble in the background";

    public string? Permission => null;

    public Task<WorkResult> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        Trouble.At("background work");
        return Task.FromResult(new WorkResult("no trouble"));
    }
}

internal sealed class TroubleImport(TroublemakerModule module) : IImport
{
    public string Key => "trouble";

    public string Title => "Trouble";

    public string Description => "Does what it should not.";

    public string Permission => "troublemaker.read";

    public string Link => $"/{module.Slug}/show";

    public TimeSpan TimeLimit => TimeSpan.FromSeconds(2);

    public IReadOnlyList<ImportColumn> Columns => [new("trouble", "Which.", "none")];

    public Task<ImportOutcome> TakeAsync(ImportRow row, CancellationToken cancellation)
    {
        Trouble.At("an import");
        return Task.FromResult(ImportOutcome.Unchanged);
    }

    public Task SaveAsync(CancellationToken cancellation) => Task.CompletedTask;
}
