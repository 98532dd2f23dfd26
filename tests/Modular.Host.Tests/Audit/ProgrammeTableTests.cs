using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Host.Modules;
using Modular.Host.Storage;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>The table that says which stores there are proves nothing itself: whoever can write it must not be able to have another store looked at, or none.</summary>
public sealed class ProgrammeTableTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    [SiteFact]
    public async Task Verify_ProgrammeRenamed_FindsBothAndStillProvesItsStore()
    {
        await TrailCopy.OfAsync(site);
        await ExecuteAsync("""UPDATE "Modules" SET "Name" = 'Nobody' WHERE "Name" = 'TestModule'""");
        var reports = await VerifyAsync();
        await ExecuteAsync("""UPDATE "Modules" SET "Name" = 'TestModule' WHERE "Name" = 'Nobody'""");
        Assert.Equal(
            ["The table of programmes was altered: it has lost TestModule.", "The table of programmes was altered: no host has written Nobody into it."],
            reports.Single(report => report.Store == "Host").Findings);
        Assert.True(reports.Single(report => report.Store == "TestModule").Checked >= TrailCopy.Entries);
        Assert.All(await VerifyAsync(), report => Assert.Empty(report.Findings));
    }

    [SiteFact]
    public async Task Verify_ProgrammeThatPointsAtACopy_IsFoundAndTheRightStoreIsProved()
    {
        var copy = await TrailCopy.OfAsync(site);
        await ExecuteAsync($"""UPDATE "Modules" SET "Store" = '{copy.Store.Name}' WHERE "Name" = 'TestModule'""");
        var reports = await VerifyAsync();
        await ExecuteAsync("""UPDATE "Modules" SET "Store" = NULL WHERE "Name" = 'TestModule'""");
        Assert.Equal(
            [$"The table of programmes was altered: the data of TestModule are in TestModule, and it says {copy.Store.Name}."],
            reports.Single(report => report.Store == "Host").Findings);
        Assert.Contains(reports, report => report.Store == "TestModule");
        Assert.DoesNotContain(reports, report => report.Store == copy.Store.Name);
    }

    [SiteFact]
    public async Task Verify_HeadOfAStoreThatNothingNames_IsAFinding()
    {
        await TrailCopy.OfAsync(site);
        var head = Path.Combine(site.Storage, "audit-heads", "Growing.head");
        await File.WriteAllTextAsync(head, "3 abc");
        var reports = await VerifyAsync();
        File.Delete(head);
        Assert.Contains("the table of programmes does not name it", Assert.Single(reports.Single(report => report.Store == "Growing").Findings));
    }

    [Fact]
    public void Follow_RecordLostOrAlteredBetweenEntries_IsKept()
    {
        var lost = Followed(Entry("Added"), Entry("Added"));
        Assert.StartsWith("The table of programmes had lost Growth before entry 2", Assert.Single(lost.Findings));
        var altered = Followed(Entry("Added", (null, "Growth-2")), Entry("Changed", ("Growth-9", "Growth-10")));
        Assert.StartsWith("The table of programmes had been altered before entry 2: the data of Growth were in Growth-2, and it said Growth-9", Assert.Single(altered.Findings));
        Assert.Empty(Followed(Entry("Added"), Entry("Changed"), Entry("Changed", (null, "Growth-2")), Entry("Removed"), Entry("Added")).Findings);
    }

    [Fact]
    public void Follow_WhatWasCleared_IsStillKnown()
    {
        var gone = Followed(Entry("Added"), Entry("Changed", (null, "Growth-2")));
        var cleared = AuditEntries.Cleared(DateTimeOffset.UnixEpoch, new ChainLink(2, "hash"), gone);
        Assert.Equal("Growth-2", Followed(cleared).All["Growth"].Store);
        Assert.Equal("Growth-3", Followed(Entry("Changed", ("Growth-2", "Growth-3")), cleared).All["Growth"].Store);
        var rows = new Dictionary<string, string?> { ["Growth"] = null };
        Assert.Equal(["The table of programmes was altered: the data of Growth are in Growth-2, and it says Growth."], Followed(cleared).Compare([rows, rows], cleared: true));
    }

    private static ProvedModules Followed(params HistoryEntry[] entries)
    {
        var modules = new ProvedModules();
        foreach (var (number, entry) in entries.Index())
            modules.Follow(number + 1, entry);
        return modules;
    }

    private static HistoryEntry Entry(string action, (string? Before, string? After)? store = null) => AuditEntries.Of(
        DateTimeOffset.UnixEpoch, Origin.Host, action, Guid.NewGuid(), store is { } moved ? [new(nameof(ModuleRecord.Store), moved.Before, moved.After)] : [], nameof(ModuleRecord), "Growth");

    private Task<IReadOnlyList<StoreReport>> VerifyAsync() => site.Services.GetRequiredService<AuditProof>().VerifyAsync(CancellationToken.None);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await site.Services.GetRequiredService<StoreDatabases>().OpenAsync(StoreDatabases.HostStore, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
