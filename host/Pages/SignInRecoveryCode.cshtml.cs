using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>For those who do not have their phone or passkey at hand.</summary>
[Public]
[RateLimit(RateLimitAttribute.SignIn)]
internal sealed class SignInRecoveryCodeModel(AccountSignIn signIn, AccountDirectory accounts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    [Display(Name = "Recovery code")]
    [Required(ErrorMessage = "Enter a recovery code")]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/SignIn", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return RedirectToPage("/SignIn", new { ReturnUrl });
        if (!ModelState.IsValid)
            return this.Invalid();
        if (!(await signIn.TwoFactorRecoveryCodeSignInAsync(Code!.Trim().ToUpperInvariant())).Succeeded)
        {
            ModelState.AddModelError(nameof(Code), "This recovery code is not right or has been used, or there were too many attempts. Try another, or try again later.");
            return this.Invalid();
        }
        var left = await accounts.CountRecoveryCodesAsync(account);
        TempData["Banner"] = $"You are signed in. You have {left} recovery {(left == 1 ? "code" : "codes")} left; you can make new ones in your account.";
        return this.Onwards(ReturnUrl);
    }
}
