using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Sdk;

namespace Modular.Host.Pages;

[Public]
[RateLimit(RateLimitAttribute.SignIn)]
internal sealed class SignInModel(AccountSignIn signIn, Passkeys passkeys) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Credentials Input { get; set; } = new();

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? this.Onwards(ReturnUrl) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var result = await signIn.PasswordSignInAsync(Input.Email!, Input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return this.Onwards(ReturnUrl);
        if (result.RequiresTwoFactor)
            return RedirectToPage("/SignInSecondStep", new { ReturnUrl });

        // The same words for a wrong password, an unknown address and a locked account: nothing is said about who has an account.
        ModelState.AddModelError("Input.Email", "The e-mail address or the password is not right, or there were too many attempts. Check both, or try again later.");
        return this.Invalid();
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if ((await passkeys.SignInAsync(credential)).Succeeded)
            return this.Onwards(ReturnUrl);
        ModelState.Clear();
        ModelState.AddModelError("", "This passkey cannot be used here. Try again, or sign in with your password.");
        return this.Invalid();
    }

    public sealed class Credentials
    {
        [Display(Name = "E-mail address")]
        [Required(ErrorMessage = "Enter your e-mail address")]
        public string? Email { get; set; }

        [Display(Name = "Password")]
        [Required(ErrorMessage = "Enter your password")]
        public string? Password { get; set; }
    }
}
