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

    /// <summary>The link of the letter before stops working.</summary>
    public async Task SendAgainAsync(Account account)
    {
        account.InvitedAt = clock.GetUtcNow();
        await accounts.UpdateSecurityStampAsync(account);
        await SendAsync(account);
    }

    public async Task WithdrawAsync(Account account)
    {
        await accounts.DeleteAsync(account);
        await events.RecordAsync(SignInEvent.InvitationWithdrawn, account);
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
