using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.Sessions;

namespace Modular.Host.Accounts;

/// <summary>What administrators do with somebody's account. Whoever loses something by it is signed out at once; what is written down has been saved.</summary>
internal sealed class AccountStanding(
    AccountDirectory accounts, Administrators administrators, Everywhere everywhere, AccountLetters letters, SignInEvents events, TimeProvider clock)
{
    /// <returns>Why not; null when it is done.</returns>
    public Task<string?> LockAsync(Account account) => KeepOutAsync(account, () => account.LockedAt = clock.GetUtcNow(), SignInEvent.Locked);

    /// <summary>Whether an administrator or too many wrong passwords locked it.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public Task<string?> UnlockAsync(Account account) =>
        LetInAsync(account, () => (account.LockedAt, account.LockoutEnd, account.AccessFailedCount) = (null, null, 0), SignInEvent.Unlocked);

    /// <inheritdoc cref="LockAsync" />
    public Task<string?> DisableAsync(Account account) => KeepOutAsync(account, () => account.DisabledAt = clock.GetUtcNow(), SignInEvent.Disabled);

    /// <inheritdoc cref="LockAsync" />
    public Task<string?> EnableAsync(Account account) => LetInAsync(account, () => account.DisabledAt = null, SignInEvent.Enabled);

    public async Task SignOutEverywhereAsync(Account account)
    {
        await SaveAsync(account, () => AccountDirectory.NewStamp(account));
        await everywhere.SignOutAsync(account);
    }

    public async Task ResetSecondStepAsync(Account account)
    {
        await accounts.ResetSecondStepAsync(account);
        await events.RecordAsync(SignInEvent.SecondStepReset, account);
        await SignOutEverywhereAsync(account);
        await letters.SignInChangedAsync(account, "An administrator has removed your authenticator app, passkeys and recovery codes, so that you can set them up again.");
    }

    private async Task<string?> KeepOutAsync(Account account, Action change, SignInEvent because)
    {
        var problem = await accounts.ChangeAsync(account, async () =>
        {
            if (await administrators.WhyKeptAsync(account.Id, CancellationToken.None) is { } needed)
                return needed;
            change();
            AccountDirectory.NewStamp(account);
            return null;
        });
        if (problem is not null)
            return problem;
        await events.RecordAsync(because, account);
        await everywhere.SignOutAsync(account);
        return null;
    }

    private async Task<string?> LetInAsync(Account account, Action change, SignInEvent because)
    {
        await SaveAsync(account, change);
        await events.RecordAsync(because, account);
        return null;
    }

    private Task SaveAsync(Account account, Action change) => accounts.ChangeAsync(account, () =>
    {
        change();
        return Task.FromResult<string?>(null);
    });
}
