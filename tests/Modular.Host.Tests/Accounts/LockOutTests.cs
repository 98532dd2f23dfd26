using System.Net;
using Modular.Host.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class LockOutTests(AccountSite site) : IClassFixture<AccountSite>
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(1000, 60)]
    public void After_Failures_WaitsTwiceAsLongEachTime(int failures, int? minutes) =>
        Assert.Equal(minutes, (int?)LockOut.After(failures)?.TotalMinutes);

    [SiteFact]
    public async Task Post_FiveWrongPasswords_RefusesTheRightOneForAMinuteAndThenForTwo()
    {
        var email = await site.NewAccountAsync();
        using var client = site.Client();
        for (var tries = 0; tries < LockOut.FreeTries; tries++)
            Assert.Equal(HttpStatusCode.BadRequest, (await client.SignInAsync(email, Signing.Wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SignInAsync(email)).StatusCode);

        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await client.SignInAsync(email, Signing.Wrong);
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SignInAsync(email)).StatusCode);
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(email)).StatusCode);

        Assert.Equal(0, (await site.AccountAsync(email)).AccessFailedCount);
    }

    [SiteFact]
    public async Task AccessFailed_ManyAtOnce_AreAllCounted()
    {
        var email = await site.NewAccountAsync();
        // Each has read the account before any of them counts.
        var read = new CountdownEvent(LockOut.FreeTries);
        await Task.WhenAll(Enumerable.Range(0, LockOut.FreeTries).Select(_ => Task.Run(() => site.WithAccountAsync(email, async (accounts, account) =>
        {
            read.Signal();
            read.Wait(TimeSpan.FromSeconds(30));
            return await accounts.AccessFailedAsync(account);
        }))));
        var after = await site.AccountAsync(email);
        Assert.Equal(LockOut.FreeTries, after.AccessFailedCount);
        Assert.Equal(AccountState.Locked, after.StateAt(site.Clock.GetUtcNow()));
    }

    [SiteFact]
    public async Task Change_WhileSomebodyElseSaves_KeepsBoth()
    {
        var email = await site.NewAccountAsync();
        await site.WithAccountAsync(email, async (accounts, account) =>
        {
            await site.WithAccountAsync(email, (others, same) => { same.DisplayName = "Priya Raman"; return others.UpdateAsync(same); });
            return await accounts.ChangeAsync(account, () => { account.LockedAt = site.Clock.GetUtcNow(); return Task.FromResult<string?>(null); });
        });
        var after = await site.AccountAsync(email);
        Assert.Equal("Priya Raman", after.DisplayName);
        Assert.NotNull(after.LockedAt);
    }

    [SiteFact]
    public async Task Post_WrongUnknownLockedDisabledAndInvited_AllSayTheSame()
    {
        var (wrong, locked, disabled, invited) = (await site.NewAccountAsync(), await site.NewAccountAsync(), await site.NewAccountAsync(), await site.NewAccountAsync());
        await site.WithAccountAsync(locked, (accounts, account) => { account.LockedAt = site.Clock.GetUtcNow(); return accounts.UpdateAsync(account); });
        await site.WithAccountAsync(disabled, (accounts, account) => { account.DisabledAt = site.Clock.GetUtcNow(); return accounts.UpdateAsync(account); });
        await site.WithAccountAsync(invited, (accounts, account) => { account.InvitedAt = site.Clock.GetUtcNow(); return accounts.UpdateAsync(account); });
        var said = new List<(HttpStatusCode, string)>();
        (string Email, string Password)[] tries =
        [
            (wrong, Signing.Wrong), ("nobody@example.org", ModularSite.Password), (locked, ModularSite.Password), (disabled, ModularSite.Password), (invited, ModularSite.Password),
        ];
        foreach (var (email, password) in tries)
        {
            using var client = site.Client();
            var response = await client.SignInAsync(email, password);
            said.Add((response.StatusCode, await response.ErrorsAsync()));
        }
        Assert.Single(said.Distinct());
        Assert.Equal(HttpStatusCode.BadRequest, said[0].Item1);
        Assert.Contains("not right", said[0].Item2, StringComparison.Ordinal);
    }
}
