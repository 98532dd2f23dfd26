using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

[Permission(OwnAccount.Permission)]
internal sealed class PasswordModel(AccountDirectory accounts, AccountSignIn signIn, Everywhere everywhere, AccountLetters letters, SignInEvents events)
    : OwnAccountModel(accounts)
{
    [BindProperty]
    [Display(Name = "Present password", Order = -1)]
    public string? Present { get; set; }

    [BindProperty]
    public NewPasswordField Input { get; set; } = new();

    public bool HasPassword => Own.PasswordHash is not null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Wrong ones count as at the sign-in page: who finds an unlocked computer cannot try as many as they like.
        if (HasPassword && !(await signIn.CheckPasswordSignInAsync(Own, Present ?? "", lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(Present), string.IsNullOrEmpty(Present) ? "Enter your present password" : "This is not your present password, or there were too many attempts");
        if (ModelState.IsValid)
            this.AddErrors(await Accounts.SetPasswordAsync(Own, Input.Password!), "Input.Password");
        if (!ModelState.IsValid)
            return this.Invalid();
        await everywhere.SignOutAsync(Own, except: HttpContext.SessionId());
        await signIn.RefreshSignInAsync(Own);
        await letters.PasswordChangedAsync(Own);
        await events.RecordAsync(SignInEvent.PasswordChanged, Own);
        TempData["Banner"] = "Your password is changed. You are signed out everywhere else.";
        return RedirectToPage("Index");
    }
}
