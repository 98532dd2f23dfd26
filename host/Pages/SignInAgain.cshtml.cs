using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Pages.MyAccount;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>Before <see cref="Accounts.Sessions.FreshSignIn" /> lets somebody on: a new session, after the password or a passkey. The second step of the old one holds on.</summary>
[Permission(OwnAccount.Permission)]
[RateLimit(RateLimitAttribute.SignIn)]
internal sealed class SignInAgainModel(AccountDirectory accounts, AccountSignIn signIn, Passkeys passkeys) : OwnAccountModel(accounts)
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    [Display(Name = "Password")]
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public bool HasPassword => Own.PasswordHash is not null;

    public bool HasPasskey { get; private set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && !(await signIn.CheckPasswordSignInAsync(Own, Password!, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(Password), "This is not your password, or there were too many attempts");
        if (!ModelState.IsValid)
            return this.Invalid();
        await signIn.SignInWithClaimsAsync(Own, isPersistent: false, [.. User.FindAll("amr")]);
        return this.Onwards(ReturnUrl);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(Own), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        if ((await passkeys.SignInAsync(credential)).Succeeded)
            return this.Onwards(ReturnUrl);
        ModelState.AddModelError("", "This passkey cannot be used here. Try again.");
        return this.Invalid();
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => HasPasskey = (await Accounts.GetPasskeysAsync(Own)).Count > 0;
}
