using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Answers the same whether somebody has an account or not.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class ForgottenPasswordModel(AccountDirectory accounts, AccountLetters letters, SignInEvents events) : PageModel
{
    [BindProperty]
    [Display(Name = "E-mail address")]
    [Required(ErrorMessage = "Enter your e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        if (await accounts.FindByEmailAsync(Email!) is { DisabledAt: null, LockedAt: null, InvitedAt: null } account)
        {
            await letters.NewPasswordAsync(account);
            await events.RecordAsync(SignInEvent.PasswordLinkAsked, account);
        }
        TempData["Banner"] = "If there is an account with this e-mail address, a link is on its way to it. Look into your e-mail.";
        return RedirectToPage("/SignIn");
    }
}
