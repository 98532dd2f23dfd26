using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount.SecondStep;

[Permission(OwnAccount.Permission)]
[ServiceFilter<FreshSignIn>]
internal sealed class IndexModel(AccountDirectory accounts, SignInManager<Account> signIn, AccountLetters letters, SignInEvents events) : OwnAccountModel(accounts)
{
    public int Passkeys { get; private set; }

    public int Codes { get; private set; }

    public bool Has => Own.TwoFactorEnabled || Passkeys > 0;

    /// <summary>Nothing else opens before there is one.</summary>
    public bool IsFirst => User.HasClaim(claim => claim.Type == SecondStepFirst.Claim);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostRemoveAppAsync()
    {
        await Accounts.SetTwoFactorEnabledAsync(Own, false);
        await Accounts.ResetAuthenticatorKeyAsync(Own);
        await signIn.RefreshSignInAsync(Own);
        await letters.SignInChangedAsync(Own, "The authenticator app of your account has been removed.");
        await events.RecordAsync(SignInEvent.AuthenticatorRemoved, Own);
        TempData["Banner"] = "The authenticator app is removed.";
        return RedirectToPage();
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Passkeys = (await Accounts.GetPasskeysAsync(Own)).Count;
        Codes = await Accounts.CountRecoveryCodesAsync(Own);
    }
}
