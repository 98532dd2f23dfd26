using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>After the right password, for those who have a second step.</summary>
[Public]
[RateLimit(RateLimitAttribute.SignIn)]
internal sealed class SignInSecondStepModel(AccountSignIn signIn, AccountDirectory accounts, Passkeys passkeys) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    [Display(Name = "Code")]
    [Required(ErrorMessage = "Enter the code that your app shows")]
    public string? Code { get; set; }

    public bool HasApp { get; private set; }

    public bool HasPasskey { get; private set; }

    private Account? Person { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Person = await signIn.GetTwoFactorAuthenticationUserAsync();
        (HasApp, HasPasskey) = (Person?.TwoFactorEnabled == true, Person is not null && (await accounts.GetPasskeysAsync(Person)).Count > 0);
        // The answer to a passkey's question is in the place of who gave the password.
        if (Person is null && context.HandlerMethod?.Name != "Passkey")
            context.Result = RedirectToPage("/SignIn", new { ReturnUrl });
        else
            await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(AuthenticatorApp.Code(Code!), isPersistent: false, rememberClient: false);
        if (result.Succeeded)
            return this.Onwards(ReturnUrl);
        ModelState.AddModelError(nameof(Code), "This code is not right, or there were too many attempts. Codes change every 30 seconds: use the one that is shown now, or try again later.");
        return this.Invalid();
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(Person), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if ((await passkeys.SignInAsync(credential)).Succeeded)
            return this.Onwards(ReturnUrl);
        TempData["Banner"] = "This passkey cannot be used here. Sign in again to use another way.";
        return RedirectToPage("/SignIn", new { ReturnUrl });
    }
}
