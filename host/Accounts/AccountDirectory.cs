using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Modular.Host.Accounts;

/// <summary>Identity's accounts with our rules: a lock-out that grows, and a password that can be set by link.</summary>
internal sealed class AccountDirectory(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> users,
    IEnumerable<IPasswordValidator<Account>> passwords, ILookupNormalizer keys, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<Account>> logger, TimeProvider clock)
    : UserManager<Account>(store, options, hasher, users, passwords, keys, errors, services, logger)
{
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedAt is not null || user.LockoutEnd > clock.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(Account user)
    {
        user.AccessFailedCount++;
        if (LockOut.After(user.AccessFailedCount) is { } wait)
            user.LockoutEnd = clock.GetUtcNow() + wait;
        return UpdateUserAsync(user);
    }

    /// <summary>Whether a password is not enough for this person to sign in.</summary>
    public async Task<bool> HasSecondStepAsync(Account account) => account.TwoFactorEnabled || (await GetPasskeysAsync(account)).Count > 0;

    /// <summary>A new password for somebody who has proved to be the owner of the e-mail address. Ends what waited for right passwords, and older links.</summary>
    public async Task<IdentityResult> SetPasswordAsync(Account account, string password)
    {
        var result = await UpdatePasswordHash(account, password, validatePassword: true);
        if (!result.Succeeded)
            return result;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        return await UpdateUserAsync(account);
    }

    /// <summary>The address is the name to sign in with as well.</summary>
    public async Task<IdentityResult> SetAddressAsync(Account account, string email)
    {
        (account.Email, account.UserName, account.EmailConfirmed) = (email, email, true);
        return await UpdateSecurityStampAsync(account);
    }

    /// <summary>Takes away everything that the second step could be done with.</summary>
    public async Task ResetSecondStepAsync(Account account)
    {
        foreach (var passkey in await GetPasskeysAsync(account))
            await RemovePasskeyAsync(account, passkey.CredentialId);
        await SetTwoFactorEnabledAsync(account, false);
        await ResetAuthenticatorKeyAsync(account);
        await GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
    }
}
