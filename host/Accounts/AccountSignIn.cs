using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Modular.Host.Accounts.SecondStep;

namespace Modular.Host.Accounts;

/// <summary>Every way to sign in ends here: who may not is refused, who has a second step must do it, and what came of it is said to <see cref="SignInEvents" />.</summary>
internal sealed class AccountSignIn(
    AccountDirectory directory, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, SecondStepRule rule,
    SignInEvents events) : SignInManager<Account>(directory, http, claims, options, logger, schemes, confirmation)
{
    private AccountDirectory Accounts => (AccountDirectory)UserManager;

    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user is { DisabledAt: null, InvitedAt: null });

    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Accounts.HasSecondStepAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var account = await Accounts.FindByNameAsync(userName);
        if (account?.PasswordHash is not null && await PreSignInCheck(account) is null)
            return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);

        // As much work as for a wrong password, so that the time does not tell who has an account.
        Accounts.PasswordHasher.HashPassword(account ?? new Account { DisplayName = "" }, password);
        await events.RecordAsync(account is null ? SignInEvent.UnknownAddress : SignInEvent.Refused, account);
        return SignInResult.Failed;
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(Account user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.Succeeded)
            await events.RecordAsync(result.IsLockedOut ? SignInEvent.LockedOut : SignInEvent.WrongPassword, user);
        return result;
    }

    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient)
    {
        var account = await GetTwoFactorAuthenticationUserAsync();
        var result = await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);
        if (!result.Succeeded)
            await events.RecordAsync(result.IsLockedOut ? SignInEvent.LockedOut : SignInEvent.WrongCode, account);
        return result;
    }

    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        var account = await GetTwoFactorAuthenticationUserAsync();
        if (account is null || await PreSignInCheck(account) is not null)
            return SignInResult.Failed;
        var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (!result.Succeeded)
            await Accounts.AccessFailedAsync(account);
        await events.RecordAsync(result.Succeeded ? SignInEvent.RecoveryCodeUsed : SignInEvent.WrongCode, account);
        return result;
    }

    /// <summary>Whether the account has to have a second step and has none, so that nothing may be done with it before.</summary>
    public async Task<bool> LacksSecondStepAsync(Account account) => rule.AppliesTo(account) && !await Accounts.HasSecondStepAsync(account);

    /// <summary>The principal of every cookie, new or renewed: it carries whether a second step has to be set up first.</summary>
    public override async Task<ClaimsPrincipal> CreateUserPrincipalAsync(Account user)
    {
        var principal = await base.CreateUserPrincipalAsync(user);
        if (await LacksSecondStepAsync(user))
            principal.Identities.First().AddClaim(new Claim(SecondStepFirst.Claim, "true"));
        return principal;
    }

    protected override async Task<SignInResult> SignInOrTwoFactorAsync(Account user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false) =>
        await PreSignInCheck(user) ?? await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
}
