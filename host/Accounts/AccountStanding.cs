using Modular.Host.Accounts.Sessions;

namespace Modular.Host.Accounts;

/// <summary>What administrators do with somebody's account. Whoever loses something by it is signed out at once.</summary>
internal sealed class AccountStanding(AccountDirectory accounts, AccountSessions sessions, AccountLetters letters, SignInEvents events, TimeProvider clock)
{
    public async Task LockAsync(Account account)
    {
        account.LockedAt = clock.GetUtcNow();
        await EndAsync(account, SignInEvent.Locked);
    }

    /// <summary>Whether an administrator or too many wrong passwords locked it.</summary>
    public async Task UnlockAsync(Account account)
    {
        (account.LockedAt, account.LockoutEnd, account.AccessFailedCount) = (null, null, 0);
        await accounts.UpdateAsync(account);
        await events.RecordAsync(SignInEvent.Unlocked, account);
    }

    public async Task DisableAsync(Account account)
    {
        account.DisabledAt = clock.GetUtcNow();
        await EndAsync(account, SignInEvent.Disabled);
    }

    public async Task EnableAsync(Account account)
    {
        account.DisabledAt = null;
        await accounts.UpdateAsync(account);
        await events.RecordAsync(SignInEvent.Enabled, account);
    }

    public async Task SignOutEverywhereAsync(Account account)
    {
        await accounts.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account);
    }

    public async Task ResetSecondStepAsync(Account account)
    {
        await accounts.ResetSecondStepAsync(account);
        await EndAsync(account, SignInEvent.SecondStepReset);
        await letters.SecondStepChangedAsync(account, "An administrator has removed your authenticator app, passkeys and recovery codes, so that you can set them up again.");
    }

    private async Task EndAsync(Account account, SignInEvent because)
    {
        await events.RecordAsync(because, account);
        await SignOutEverywhereAsync(account);
    }
}
