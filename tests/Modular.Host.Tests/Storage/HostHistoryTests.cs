using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Storage;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Storage;

/// <summary>What is done to the host itself is written down in the transaction in which it is done.</summary>
public sealed class HostHistoryTests(ModularSite site) : IClassFixture<ModularSite>
{
    private Generations Generations => site.Services.GetRequiredService<Generations>();

    private ModuleSwitch Modules => site.Services.GetRequiredService<ModuleSwitch>();

    [SiteFact]
    public async Task Switch_IsWrittenDownWithWhoAndWhat()
    {
        using var client = await site.SignedInAsync();
        await client.SubmitAsync("/administration/modules", "Switch off Growth advisers");
        await client.SubmitAsync("/administration/modules", "Switch on Growth advisers");

        var states = (await HistoryAsync("ModuleRecord")).Where(entry => entry.Changes.Any(change => change is { Property: "State", Before: not null })).ToList();
        Assert.Equal([("Administrator", "Disabled"), ("Administrator", "Enabled")],
            states.Select(entry => (entry.Who, entry.Changes.First(change => change.Property == "State").After!)));
        Assert.All(states, entry => Assert.NotNull(entry.UserId));
    }

    [SiteFact]
    public async Task Switch_ThatCannotBeWrittenDown_DoesNotHappen()
    {
        await using var connection = await site.Services.GetRequiredService<StoreDatabases>().OpenAsync(StoreDatabases.HostStore, CancellationToken.None);
        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
        await ExecuteAsync("""ALTER TABLE "History" RENAME COLUMN "Who" TO "Whom" """);
        var before = Generations.Current!.Number;

        var refused = await Modules.SwitchAsync("Growth", enable: false, Actor.Host, CancellationToken.None);
        await ExecuteAsync("""ALTER TABLE "History" RENAME COLUMN "Whom" TO "Who" """);

        Assert.StartsWith("Record: ", refused.Reason);
        Assert.Equal(before, Generations.Current!.Number);
        Assert.Contains(Generations.Current.Modules, module => module.Name == "Growth");
        Assert.Null((await Modules.SwitchAsync("Growth", enable: false, Actor.Host, CancellationToken.None)).Reason);
        Assert.Null((await Modules.SwitchAsync("Growth", enable: true, Actor.Host, CancellationToken.None)).Reason);
    }

    [SiteFact]
    public async Task Account_EachChangeIsWrittenDownWithoutItsSecrets()
    {
        var email = await site.NewAccountAsync("growth.read");
        await using (var scope = Generations.Current!.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await accounts.FindByEmailAsync(email))!;
            Assert.True((await accounts.ChangePasswordAsync(account, ModularSite.Password, "another long password")).Succeeded);
        }
        var history = await HistoryAsync("Account");
        var changes = history.Where(entry => entry.Action == "Added").SelectMany(entry => entry.Changes).ToList();
        Assert.Contains(changes, change => change.Property == "Email" && change.After == email);
        Assert.Contains(history, entry => entry.Action == "Changed" && entry.Changes.Any(change => change is { Property: "PasswordHash", After: "not shown" }));
        Assert.DoesNotContain(history.SelectMany(entry => entry.Changes), change => change.Property is "SecurityStamp" || (change.After ?? "").StartsWith("AQ", StringComparison.Ordinal));
        Assert.Contains(await HistoryAsync("IdentityUserClaim`1"), entry => entry.Changes.Any(change => change.After == "growth.read"));
    }

    [SiteFact]
    public async Task Save_RefusedForItsVersion_LetsTheStoreGoAndIsNotWrittenDownLater()
    {
        var email = await site.NewAccountAsync();
        await using var mine = Generations.Current!.Services.CreateAsyncScope();
        var store = mine.ServiceProvider.GetRequiredService<HostStore>();
        var account = await store.Users.SingleAsync(found => found.Email == email);
        await using (var theirs = Generations.Current!.Services.CreateAsyncScope())
        {
            var accounts = theirs.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Assert.True((await accounts.UpdateSecurityStampAsync((await accounts.FindByEmailAsync(email))!)).Succeeded);
        }
        account.DisplayName = "Never saved";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => store.SaveChangesAsync());

        Assert.Null(store.Database.CurrentTransaction);
        await site.NewAccountAsync();
        await store.Entry(account).ReloadAsync();
        account.DisplayName = "Saved";
        await store.SaveChangesAsync();
        var names = (await HistoryAsync("Account")).Where(entry => entry.RecordId == account.Id).SelectMany(entry => entry.Changes).Where(change => change.Property == "DisplayName").Select(change => change.After);
        Assert.Equal(["Reader", "Saved"], names);
    }

    private async Task<List<HistoryEntry>> HistoryAsync(string kind)
    {
        await using var scope = Generations.Current!.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostStore>().History.AsNoTracking()
            .Where(entry => entry.RecordType == kind).OrderBy(entry => entry.Id).ToListAsync();
    }
}
