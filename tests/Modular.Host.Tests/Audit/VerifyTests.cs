using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>Whatever is done to a trail behind the host's back is found, and where.</summary>
public sealed class VerifyTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    private const string OtherId = "0198c2a4-7d5e-7c3b-9f00-1a2b3c4d5e6f";

    [SiteFact]
    public async Task Verify_Untouched_FindsNothing()
    {
        var copy = await TrailCopy.OfAsync(site);
        var report = await copy.VerifyAsync("Host");
        Assert.Empty(report.Findings);
        Assert.Empty(report.Notes);
        Assert.Equal(await copy.LastAsync(), report.Checked);
        Assert.All(await site.Services.GetRequiredService<AuditProof>().VerifyAsync(CancellationToken.None), found => Assert.Empty(found.Findings));
    }

    [SiteTheory]
    [InlineData("Who")]
    [InlineData("UserId")]
    [InlineData("ClientId")]
    [InlineData("RequestId")]
    [InlineData("Reason")]
    [InlineData("Module")]
    [InlineData("Action")]
    [InlineData("RecordType")]
    [InlineData("ChangesJson")]
    [InlineData("PreviousHash")]
    [InlineData("Hash")]
    [InlineData("ContentHash")]
    [InlineData("Salt")]
    public async Task Verify_OneByteChanged_NamesTheEntry(string column)
    {
        var copy = await TrailCopy.OfAsync(site);
        Assert.Equal(1, await copy.ExecuteAsync($"""
            UPDATE "History" SET "{column}" = CASE WHEN substr("{column}", 1, 1) = '0' THEN '1' ELSE '0' END || substr(coalesce("{column}", ''), 2) WHERE "Sequence" = 4
            """));
        Assert.StartsWith("Entry 4 was altered", Assert.Single((await copy.VerifyAsync("Host")).Findings));
    }

    [SiteTheory]
    [InlineData("Id", OtherId)]
    [InlineData("RecordId", OtherId)]
    [InlineData("HistoryOf", OtherId)]
    [InlineData("At", "2026-01-01 10:00:00")]
    public async Task Verify_OtherValue_NamesTheEntry(string column, string value)
    {
        var copy = await TrailCopy.OfAsync(site);
        await copy.ExecuteAsync($"""UPDATE "History" SET "{column}" = '{value}' WHERE "Sequence" = 4""");
        Assert.StartsWith("Entry 4 was altered", Assert.Single((await copy.VerifyAsync("Host")).Findings));
    }

    [SiteFact]
    public async Task Verify_EntriesRemoved_SaysWhichOnes()
    {
        var middle = await TrailCopy.OfAsync(site);
        await middle.ExecuteAsync("""DELETE FROM "History" WHERE "Sequence" IN (3, 5, 6)""");
        Assert.Equal(["Entry 3 was removed.", "Entries 5 to 6 were removed."], (await middle.VerifyAsync()).Findings);

        var first = await TrailCopy.OfAsync(site);
        await first.ExecuteAsync("""DELETE FROM "History" WHERE "Sequence" <= 2""");
        Assert.Equal(["Entries 1 to 2 were removed."], (await first.VerifyAsync()).Findings);

        var newest = await TrailCopy.OfAsync(site);
        var last = await newest.LastAsync();
        await newest.ExecuteAsync($"""DELETE FROM "History" WHERE "Sequence" = {last}""");
        Assert.Equal([$"The newest entry, {last}, was removed."], (await newest.VerifyAsync()).Findings);

        var all = await TrailCopy.OfAsync(site);
        last = await all.LastAsync();
        await all.ExecuteAsync("""DELETE FROM "History" """);
        Assert.Equal([$"All entries were removed; there had been {last}."], (await all.VerifyAsync()).Findings);
    }

    [SiteFact]
    public async Task Verify_NewestRemovedAndMoreWritten_IsStillFound()
    {
        var copy = await TrailCopy.OfAsync(site);
        var last = await copy.LastAsync();
        await copy.ExecuteAsync($"""DELETE FROM "History" WHERE "Sequence" = {last}""");
        await copy.WriteAsync();
        await copy.WriteAsync();
        Assert.StartsWith($"Entry {last} is not the one that was written first", Assert.Single((await copy.VerifyAsync()).Findings));
    }

    [SiteFact]
    public async Task Verify_TwoReordered_SaysWhichOnes()
    {
        var copy = await TrailCopy.OfAsync(site);
        foreach (var (from, to) in new[] { (3, -1), (5, 3), (-1, 5) })
            await copy.ExecuteAsync($"""UPDATE "History" SET "Sequence" = {to} WHERE "Sequence" = {from}""");
        Assert.Equal(
            ["Entry 5 stands in the place of entry 3: they were put into another order.", "Entry 3 stands in the place of entry 5: they were put into another order."],
            (await copy.VerifyAsync("Host")).Findings);
    }

    [SiteFact]
    public async Task Verify_Inserted_SaysWhere()
    {
        var middle = await TrailCopy.OfAsync(site);
        var forged = await middle.RowAsync(2);
        forged["Id"] = Forged(forged["Id"]);
        forged["Sequence"] = 4L;
        await middle.ExecuteAsync("""UPDATE "History" SET "Sequence" = -"Sequence" WHERE "Sequence" > 3""");
        await middle.ExecuteAsync("""UPDATE "History" SET "Sequence" = 1 - "Sequence" WHERE "Sequence" < 0""");
        await middle.InsertAsync(forged);
        Assert.Contains((await middle.VerifyAsync("Host")).Findings, finding => finding.StartsWith("Entry 4 was inserted", StringComparison.Ordinal));

        var end = await TrailCopy.OfAsync(site);
        var last = await end.LastAsync();
        forged["Sequence"] = last + 1;
        await end.InsertAsync(forged);
        Assert.StartsWith($"Entry {last + 1} was inserted", Assert.Single((await end.VerifyAsync("Host")).Findings));

        var loose = await TrailCopy.OfAsync(site);
        forged["Sequence"] = DBNull.Value;
        await loose.InsertAsync(forged);
        Assert.Equal(["1 entry was inserted: it has no place in the chain."], (await loose.VerifyAsync("Host")).Findings);
    }

    [SiteFact]
    public async Task Verify_RowsSwappedBetweenStores_SaysWhereTheyCameFrom()
    {
        var (notes, host) = (await TrailCopy.OfAsync(site), await TrailCopy.OfAsync(site, "Host"));
        var (note, state) = (await notes.RowAsync(2), await host.RowAsync(2));
        await notes.ExecuteAsync("""DELETE FROM "History" WHERE "Sequence" = 2""");
        await host.ExecuteAsync("""DELETE FROM "History" WHERE "Sequence" = 2""");
        await notes.InsertAsync(state);
        await host.InsertAsync(note);
        Assert.Equal(["Entry 2 was replaced by one from the trail of Host."], (await notes.VerifyAsync("Host")).Findings);
        Assert.Equal(["Entry 2 was replaced by one from the trail of TestModule."], (await host.VerifyAsync("TestModule")).Findings);
    }

    [SiteFact]
    public async Task Verify_HeadBehindTheStore_IsWhatAKillLeaves()
    {
        var copy = await TrailCopy.OfAsync(site);
        var row = await copy.RowAsync(3);
        await File.WriteAllTextAsync(Path.Combine(site.Storage, "audit-heads", $"{copy.Store.Name}.head"), $"3 {row["Hash"]}");
        Assert.Empty((await copy.VerifyAsync()).Findings);
    }

    [SiteFact]
    public async Task Verify_EntriesWithoutAPlace_AreProvedByNothingUntilSomebodyVouchesForThem()
    {
        var copy = await TrailCopy.OfAsync(site);
        var before = await copy.LastAsync();
        site.Services.GetRequiredService<AuditHeads>().Drop(copy.Store.Name);
        await copy.ExecuteAsync("""UPDATE "History" SET "Sequence" = NULL, "Hash" = NULL, "PreviousHash" = NULL, "ContentHash" = NULL, "Salt" = NULL""");
        Assert.Contains("nothing proves them", Assert.Single((await copy.VerifyAsync()).Findings));

        await copy.AcceptAsync();
        var accepted = await copy.VerifyAsync();
        Assert.Empty(accepted.Findings);
        Assert.Contains(accepted.Notes, note => note.Contains($"Entries 1 to {before} were there before the chain began", StringComparison.Ordinal));
        Assert.Contains(accepted.Notes, note => note.Contains("vouched by command", StringComparison.Ordinal));
        Assert.Equal(before + 2, await copy.LastAsync());
        await copy.ExecuteAsync("""UPDATE "History" SET "Who" = 'Mallory' WHERE "Sequence" = 2""");
        Assert.StartsWith("Entry 2 was altered", Assert.Single((await copy.VerifyAsync()).Findings));
    }

    [SiteFact]
    public async Task Verify_ForgedEntriesWithoutAPlace_AreNotSealedByTheNextSave()
    {
        var copy = await TrailCopy.OfAsync(site);
        var forged = await copy.LastAsync();
        site.Services.GetRequiredService<AuditHeads>().Drop(copy.Store.Name);
        await copy.ExecuteAsync("""UPDATE "History" SET "Sequence" = NULL, "Hash" = NULL, "PreviousHash" = NULL, "ContentHash" = NULL, "Salt" = NULL""");
        await copy.WriteAsync();
        Assert.Equal([$"{forged} entries were inserted: they have no place in the chain."], (await copy.VerifyAsync()).Findings);
    }

    [SiteFact]
    public async Task Verify_CopyWithoutAHeadThatWasCutShort_IsFound()
    {
        var copy = await TrailCopy.OfAsync(site);
        await copy.ExecuteAsync($"""DELETE FROM "History" WHERE "Sequence" = {await copy.LastAsync()}""");
        File.Delete(Path.Combine(site.Storage, "audit-heads", $"{copy.Store.Name}.head"));
        Assert.StartsWith("Nothing remembers its newest entry", Assert.Single((await copy.VerifyAsync()).Findings));
    }

    // SQLite keeps ids as text, in capital letters.
    private static object Forged(object id) => id is Guid ? Guid.Parse(OtherId) : OtherId.ToUpperInvariant();
}
