using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Opened from the letter that <see cref="ForgottenPasswordModel" /> sends. A second step stays what it was.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class NewPasswordModel(AccountDirectory accounts, AccountLinks links, Everywhere everywhere, AccountLetters letters, SignInEvents events) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public NewPasswordField Input { get; set; } = new();

    public AccountLink? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Link = await links.FindAsync(LinkPurpose.NewPassword, Token);
        return Link is null ? new PageResult { StatusCode = StatusCodes.Status404NotFound } : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Link = await links.FindAsync(LinkPurpose.NewPassword, Token);
        if (Link is not { Account: var account })
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        if (ModelState.IsValid)
            this.AddErrors(await accounts.SetPasswordAsync(account, Input.Password!), "Input.Password");
        if (!ModelState.IsValid)
            return this.Invalid();
        await everywhere.SignOutAsync(account);
        await letters.PasswordChangedAsync(account);
        await events.RecordAsync(SignInEvent.PasswordChanged, account);
        TempData["Banner"] = "Your new password is saved. Sign in with it.";
        return RedirectToPage("/SignIn");
    }
}
