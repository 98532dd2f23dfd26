using Microsoft.AspNetCore.Identity;
using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>How somebody gets an account: an administrator invites, the person accepts with a password or a passkey.</summary>
internal sealed class Invitations(AccountDirectory accounts, AccountLetters letters, SignInEvents events, ICurrentUser user, TimeProvider clock)
{
    public async Task<(Account Account, IdentityResult Result)> InviteAsync(string name, string email)
    {
        var account = new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, DisplayName = name, InvitedAt = clock.GetUtcNow() };
        var result = await accounts.CreateAsync(account);
        if (result.Succeeded)
            await SendAsync(account);
        return (account, result);
    }

    /// <summary>The link of the letter before stops working. Whether it is sent: not when the person accepted the one before since the account was read.</summary>
    public async Task<bool> SendAgainAsync(Account account)
    {
        account.InvitedAt = clock.GetUtcNow();
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded)
            return false;
        await SendAsync(account);
        return true;
    }

    /// <summary>Whether it is withdrawn: not when the person accepted it, or somebody else did something to the account, since it was read.</summary>
    public async Task<bool> WithdrawAsync(Account account)
    {
        if (!(await accounts.DeleteAsync(account)).Succeeded)
            return false;
        await events.RecordAsync(SignInEvent.InvitationWithdrawn, account);
        return true;
    }

    public async Task<IdentityResult> AcceptAsync(Account account, string password)
    {
        (account.InvitedAt, account.EmailConfirmed) = (null, true);
        return await AcceptedAsync(account, await accounts.SetPasswordAsync(account, password));
    }

    public async Task<IdentityResult> AcceptAsync(Account account, UserPasskeyInfo passkey)
    {
        var added = await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        if (!added.Succeeded)
            return added;
        (account.InvitedAt, account.EmailConfirmed) = (null, true);
        return await AcceptedAsync(account, await accounts.UpdateSecurityStampAsync(account));
    }

    private async Task<IdentityResult> AcceptedAsync(Account account, IdentityResult result)
    {
        if (result.Succeeded)
            await events.RecordAsync(SignInEvent.InvitationAccepted, account);
        return result;
    }

    private async Task SendAsync(Account account)
    {
        await letters.InvitationAsync(account, user.Name);
        await events.RecordAsync(SignInEvent.Invited, account);
    }
}
