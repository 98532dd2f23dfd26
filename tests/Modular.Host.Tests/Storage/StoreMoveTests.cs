using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Composition;
using Modular.Host.Modules;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Storage;

/// <summary>What happens to the data of a module whose move to a new version does not go as it should.</summary>
public sealed class StoreMoveTests : IDisposable
{
    private const string Module = "TestModule";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestModuleSite site = new();
    private readonly StoreCopies copies;
    private readonly StoreLocks locks;
    private readonly WriteGates gates;

    public StoreMoveTests()
    {
        copies = site.Services.GetRequiredService<StoreCopies>();
        locks = site.Services.GetRequiredService<StoreLocks>();
        gates = site.Services.GetRequiredService<WriteGates>();
    }

    public void Dispose() => site.Dispose();

    [SiteFact]
    public async Task Undo_WhileTheMigrationHangs_LetsPeopleSaveAndClearsAwayWhenItEnds()
    {
        using var client = site.Client();
        var (hanging, begun) = (new TaskCompletionSource(), new TaskCompletionSource<string>());
        var move = Move();
        var making = move.MakeAsync((copy, _) => { begun.SetResult(copy); return hanging.Task; }, None);
        Assert.Equal("TestModule-2", await begun.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.False((await AddAsync(client)).IsSuccessStatusCode);

        await move.UndoAsync();
        Assert.True((await AddAsync(client)).IsSuccessStatusCode);
        Assert.Contains("already", (await Assert.ThrowsAsync<PassingException>(() => Move().MakeAsync(Nothing, None))).Message);

        hanging.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        var next = Move();
        Assert.Equal("TestModule-3", await Eventually(() => next.MakeAsync(Nothing, None)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CountAsync("TestModule-2"));
        Assert.Equal(1, await CountAsync("TestModule-3"));

        await next.UndoAsync();
        Assert.True((await AddAsync(client)).IsSuccessStatusCode);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CountAsync("TestModule-3"));
    }

    [SiteFact]
    public async Task Make_WhenTheDataHaveMovedMeanwhile_LeavesThemAlone()
    {
        var elsewhere = new StoreMove(copies, locks, States(), gates.Of(Module), Module, "TestModule-7", NullLogger<StoreMove>.Instance);
        Assert.Contains("have moved on to TestModule", (await Assert.ThrowsAsync<InvalidOperationException>(() => elsewhere.MakeAsync(Nothing, None))).Message);
        await elsewhere.UndoAsync();
        Assert.True((await AddAsync(site.Client())).IsSuccessStatusCode);
    }

    [SiteFact]
    public async Task Tidy_KeepsWhatIsReadAndTheCopyBefore()
    {
        using var client = site.Client();
        await AddAsync(client);
        foreach (var copy in new[] { "TestModule-2", "TestModule-3", "TestModule-4" })
            await copies.CopyAsync(Module, copy, None);
        await copies.OpenAsync(Module, None);

        await copies.TidyAsync("TestModule-3", [Module], None);
        Assert.Equal(1, await CountAsync(Module));
        Assert.Equal(1, await CountAsync("TestModule-2"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CountAsync("TestModule-4"));

        await copies.TidyAsync("TestModule-3", [], None);
        Assert.Equal(1, await CountAsync("TestModule-2"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CountAsync(Module));
    }

    [SiteFact]
    public void Add_ToAGenerationThatWasGivenUp_IsRefused()
    {
        var moves = new StoreMoves();
        Assert.True(moves.UndoAsync().IsCompleted);
        Assert.Throws<OperationCanceledException>(() => moves.Add(null!));
    }

    private static Task Nothing(string copy, CancellationToken cancellation) => Task.CompletedTask;

    private StoreMove Move() => new(copies, locks, States(), gates.Of(Module), Module, Module, NullLogger<StoreMove>.Instance);

    private ModuleStates States() => site.Services.GetRequiredService<ModuleStates>();

    private static Task<HttpResponseMessage> AddAsync(HttpClient client) => client.PostAsJsonAsync("/api/test-module/notes", new { title = "A note" });

    /// <summary>What was left behind is cleared away beside; the next attempt may come a moment too early.</summary>
    private static async Task<string> Eventually(Func<Task<string>> attempt)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (InvalidOperationException) when (tries < 50)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task<long> CountAsync(string store)
    {
        await using var connection = await site.Services.GetRequiredService<StoreDatabases>().OpenAsync(store, None);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "Notes" """;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
