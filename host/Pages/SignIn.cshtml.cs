using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Pages;

[Public]
internal sealed class SignInModel(SignInManager<Account> signIn, AuditTrail trail) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Credentials Input { get; set; } = new();

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Back() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var result = await signIn.PasswordSignInAsync(Input.Email!, Input.Password!, isPersistent: false, lockoutOnFailure: true);
        var account = await signIn.UserManager.FindByNameAsync(Input.Email!);
        if (result.Succeeded)
        {
            await trail.SignedInAsync(account!, "Password");
            return Back();
        }
        await trail.SignInFailedAsync(account, account is null ? "No such account" : result.IsLockedOut ? "Locked out" : "Wrong password");

        // The same words for a wrong password, an unknown address and a locked account: nothing is said about who has an account.
        ModelState.AddModelError("Input.Email", "The e-mail address or the password is not right, or there were too many attempts. Check both, or try again in 10 minutes.");
        return this.Invalid();
    }

    private LocalRedirectResult Back() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/workspace");

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
