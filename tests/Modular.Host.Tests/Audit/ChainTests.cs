using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>The chain holds however saves come and go.</summary>
public sealed class ChainTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    private const int Writers = 8;
    private const int Each = 15;

    private IServiceProvider Generation => site.Services.GetRequiredService<Generations>().Current!.Services;

    [SiteFact]
    public async Task Save_ManyAtOnce_KeepsOneUnbrokenChain()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            using var client = site.Client();
            for (var number = 0; number < Each; number++)
                Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/test-module/notes", new { title = $"{writer}-{number}" })).StatusCode);
        }));
        await ProveAsync();
        var head = site.Services.GetRequiredService<AuditHeads>().Read("TestModule")!;
        Assert.True(head.Sequence >= Writers * Each);
    }

    [SiteFact]
    public async Task Save_InATransaction_ContinuesItsChainOrLeavesNothing()
    {
        await using (var scope = Generation.CreateAsyncScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<HostStore>();
            await using var transaction = await store.Database.BeginTransactionAsync();
            store.History.Add(Entry());
            await store.SaveChangesAsync();
            store.History.AddRange(Entry(), Entry());
            await store.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        await ProveAsync();
        var before = site.Services.GetRequiredService<AuditHeads>().Of("Host");
        await using (var scope = Generation.CreateAsyncScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<HostStore>();
            await using var transaction = await store.Database.BeginTransactionAsync();
            store.History.Add(Entry());
            await store.SaveChangesAsync();
            await transaction.RollbackAsync();
        }
        Assert.Equal(before, site.Services.GetRequiredService<AuditHeads>().Of("Host"));
        await ProveAsync();
    }

    [SiteFact]
    public async Task Save_ThatFails_LeavesNothingOpen()
    {
        await using var scope = Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        var twice = Entry();
        store.History.Add(twice);
        await store.SaveChangesAsync();
        store.ChangeTracker.Clear();

        store.History.Add(new HistoryEntry
        {
            Id = twice.Id,
            At = twice.At,
            Who = twice.Who,
            Action = twice.Action,
            RecordType = twice.RecordType,
            RecordId = twice.RecordId,
            HistoryOf = twice.HistoryOf,
            ChangesJson = twice.ChangesJson,
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => store.SaveChangesAsync());
        Assert.Null(store.Database.CurrentTransaction);
        Assert.Equal(System.Data.ConnectionState.Closed, store.Database.GetDbConnection().State);
        Assert.True(store.Database.AutoSavepointsEnabled);

        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        store.History.Add(Entry());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.SaveChangesAsync(cancelled.Token));
        Assert.Equal(System.Data.ConnectionState.Closed, store.Database.GetDbConnection().State);
        store.History.Add(Entry());
        Assert.Equal(1, await store.SaveChangesAsync());
        await ProveAsync();
    }

    [SiteFact]
    public async Task Save_Synchronous_IsLinkedToo()
    {
        await using var scope = Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        var entry = Entry();
        store.History.Add(entry);
        store.SaveChanges();
        Assert.NotNull(entry.Hash);
        await ProveAsync();
    }

    [SiteFact]
    public async Task Save_OfAnEditedEntry_IsRefused()
    {
        await using var scope = Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        store.Remove(await store.History.FirstAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.SaveChangesAsync());
        Assert.Equal(System.Data.ConnectionState.Closed, store.Database.GetDbConnection().State);
    }

    [SiteFact]
    public async Task Save_WhileTheStoreMoves_LeavesNothingOpen()
    {
        var writes = site.Services.GetRequiredService<WriteGates>().Of("TestModule");
        using var client = site.Client();
        await writes.Close();
        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsJsonAsync("/api/test-module/notes", new { title = "moving" })).StatusCode);
        writes.Open();
        (await client.PostAsJsonAsync("/api/test-module/notes", new { title = "moved" })).EnsureSuccessStatusCode();
        await writes.Close();
        writes.Open();
        await ProveAsync();
    }

    private static HistoryEntry Entry() => AuditEntries.Of(TimeProvider.System.GetUtcNow(), Origin.Host, "Started", Guid.NewGuid(), [new("Job", null, "nightly")], "Job");

    private async Task ProveAsync() =>
        Assert.All(await site.Services.GetRequiredService<AuditProof>().VerifyAsync(CancellationToken.None), report => Assert.Empty(report.Findings));
}
