using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Modular.Host.Storage;

namespace Modular.Host.Accounts;

/// <summary>Identity's accounts with our rules: a lock-out that grows, and a password that can be set by link.</summary>
internal sealed class AccountDirectory(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> users,
    IEnumerable<IPasswordValidator<Account>> passwords, ILookupNormalizer keys, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<Account>> logger, HostStore host, TimeProvider clock)
    : UserManager<Account>(store, options, hasher, users, passwords, keys, errors, services, logger)
{
    private const int MostTries = 5;
    private const int StampBytes = 20;
    private const string CodesOf = "Modular";
    private const string UsedCodes = "UsedCodes";

    /// <summary>More than are right at any one time.</summary>
    private const int MostUsedCodes = 10;

    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedAt is not null || user.LockoutEnd > clock.GetUtcNow());

    /// <summary>Whether an administrator keeps the person out, or has erased them. A lock-out after wrong passwords, which anybody can bring about, is much shorter.</summary>
    public bool IsShutOut(Account account) => account.LockedAt is not null || account.LockoutEnd > clock.GetUtcNow() + LockOut.NeverSoLong;

    /// <summary>Counted by the store: of attempts at the same time, each would count on from what it has read.</summary>
    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        var (id, stamp) = (user.Id, Guid.NewGuid().ToString());
        // With a new stamp, so that nothing that was read before is saved over the count.
        await host.Users.Where(account => account.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(account => account.AccessFailedCount, account => account.AccessFailedCount + 1).SetProperty(account => account.ConcurrencyStamp, stamp));
        var failures = await host.Users.Where(account => account.Id == id).Select(account => account.AccessFailedCount).SingleOrDefaultAsync();
        if (LockOut.After(failures) is { } wait)
        {
            var until = clock.GetUtcNow() + wait;
            await host.Users.Where(account => account.Id == id && (account.LockoutEnd == null || account.LockoutEnd < until))
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, until));
        }
        await host.Entry(user).ReloadAsync();
        return IdentityResult.Success;
    }

    /// <summary>After a right password or code, whoever else tries at the same time.</summary>
    public override async Task<IdentityResult> ResetAccessFailedCountAsync(Account user)
    {
        if (user.AccessFailedCount == 0)
            return IdentityResult.Success;
        var (id, stamp) = (user.Id, Guid.NewGuid().ToString());
        await host.Users.Where(account => account.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(account => account.AccessFailedCount, 0).SetProperty(account => account.ConcurrencyStamp, stamp));
        await host.Entry(user).ReloadAsync();
        return IdentityResult.Success;
    }

    /// <summary>Changes an account and saves it; what somebody else has saved meanwhile stays, and the change is made again to that.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="change">Makes the change, or says why not.</param>
    /// <returns>Why not; null when it is saved.</returns>
    public async Task<string?> ChangeAsync(Account account, Func<Task<string?>> change)
    {
        for (var tries = 1; ; tries++)
        {
            if (await change() is { } problem)
                return problem;
            var result = await UpdateUserAsync(account);
            if (result.Succeeded)
                return null;
            if (tries == MostTries || result.Errors.Any(error => error.Code != nameof(IdentityErrorDescriber.ConcurrencyFailure)))
                Require(result);
            foreach (var entry in host.ChangeTracker.Entries().ToList())
                await entry.ReloadAsync();
        }
    }

    /// <summary>Links, cookies and what else goes by the stamp before die with the next save.</summary>
    public static void NewStamp(Account account) => account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes));

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

    /// <summary>A key for an app that is about to be set up. It changes nothing about how the account is signed in to yet, so sessions stand.</summary>
    public async Task NewAppKeyAsync(Account account)
    {
        await ((IUserAuthenticatorKeyStore<Account>)Store).SetAuthenticatorKeyAsync(account, GenerateNewAuthenticatorKey(), CancellationToken);
        // Only the key: the account itself has not changed, and may be changed by somebody else meanwhile.
        await host.SaveChangesAsync(CancellationToken);
    }

    /// <summary>Whether the app shows this code, for who sets it up.</summary>
    public Task<bool> IsCodeRightAsync(Account account, string code) => base.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code);

    /// <summary>
    /// Whether the code is right, and not one of the last with which this person signed in: an app shows each for half a minute, and whoever looked over the
    /// shoulder must not use it again. Of two people who send it at once, one is refused.
    /// </summary>
    public override async Task<bool> VerifyTwoFactorTokenAsync(Account user, string tokenProvider, string token) =>
        await base.VerifyTwoFactorTokenAsync(user, tokenProvider, token) && (tokenProvider != TokenOptions.DefaultAuthenticatorProvider || await UseUpAsync(user.Id, token));

    private async Task<bool> UseUpAsync(Guid id, string typed)
    {
        // Identity reads a number: “+123456” and “0123456” are the same code.
        var code = int.Parse(typed, CultureInfo.CurrentCulture).ToString("D6", CultureInfo.InvariantCulture);
        var known = await host.UserTokens.AsNoTracking().SingleOrDefaultAsync(token => token.UserId == id && token.LoginProvider == CodesOf && token.Name == UsedCodes);
        var (before, used) = (known?.Value, known?.Value?.Split(' ') ?? []);
        if (used.Contains(code))
            return false;
        var now = string.Join(' ', used.Append(code).TakeLast(MostUsedCodes));
        if (known is not null)
        {
            return await host.UserTokens.Where(token => token.UserId == id && token.LoginProvider == CodesOf && token.Name == UsedCodes && token.Value == before)
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, now)) == 1;
        }
        var first = host.UserTokens.Add(new IdentityUserToken<Guid> { UserId = id, LoginProvider = CodesOf, Name = UsedCodes, Value = now });
        try
        {
            await host.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // Another request has used one first.
            first.State = EntityState.Detached;
            return false;
        }
    }

    /// <summary>Takes away everything that the second step could be done with.</summary>
    public async Task ResetSecondStepAsync(Account account)
    {
        foreach (var passkey in await GetPasskeysAsync(account))
            Require(await RemovePasskeyAsync(account, passkey.CredentialId));
        Require(await SetTwoFactorEnabledAsync(account, false));
        Require(await ResetAuthenticatorKeyAsync(account));
        await GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account could not be saved: {string.Join(" ", result.Errors.Select(error => error.Description))}");
    }
}
