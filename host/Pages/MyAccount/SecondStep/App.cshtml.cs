using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount.SecondStep;

[Permission(OwnAccount.Permission)]
[ServiceFilter<FreshSignIn>]
internal sealed class AppModel(AccountDirectory accounts, HostStore store, SignInManager<Account> signIn, AccountLetters letters, SignInEvents events) : OwnAccountModel(accounts)
{
    [BindProperty]
    [Display(Name = "Code")]
    [Required(ErrorMessage = "Enter the code that the app shows")]
    public string? Code { get; set; }

    public string Key { get; private set; } = "";

    public IActionResult OnGet() => Own.TwoFactorEnabled ? RedirectToPage("Index") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Own.TwoFactorEnabled)
            return RedirectToPage("Index");
        if (ModelState.IsValid && !await Accounts.IsCodeRightAsync(Own, AuthenticatorApp.Code(Code!)))
            ModelState.AddModelError(nameof(Code), "This code is not right. Use the one that the app shows now, and check that the phone’s clock is right");
        if (!ModelState.IsValid)
            return this.Invalid();
        await Accounts.SetTwoFactorEnabledAsync(Own, true);
        await signIn.RefreshSignInAsync(Own);
        await letters.SignInChangedAsync(Own, "An authenticator app has been added to your account.");
        await events.RecordAsync(SignInEvent.AuthenticatorAdded, Own);
        TempData["Banner"] = "The authenticator app is set up.";
        return await this.ToRecoveryCodesAsync(Accounts, Own);
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Key = Own.TwoFactorEnabled ? "" : await AuthenticatorApp.KeyAsync(Accounts, store, Own);
}
