using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.OpenId;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>
/// Sends people to the provider, and receives them: whoever signed in there before, or whose verified e-mail address is that of an account here, is signed in.
/// </summary>
[Public]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInSingleModel(SingleSignOn provider, SignInManager<Account> signIn, UserManager<Account> accounts, AccountLetters letters, SignInEvents events)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    public string Provider => provider.Name;

    /// <summary>Why the person is not signed in.</summary>
    public string Problem { get; private set; } = "";

    public IActionResult OnGet()
    {
        if (!provider.IsOn)
            return NotFound();
        if (Failed)
            return Refuse($"{provider.Name} did not say who you are, or it took too long. Try again.");
        return Challenge(new AuthenticationProperties { RedirectUri = "/sign-in/single/back" + QueryString.Create("returnUrl", Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/workspace") }, SingleSignOn.Scheme);
    }

    public async Task<IActionResult> OnGetBackAsync()
    {
        if (!provider.IsOn)
            return NotFound();
        var external = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (external.Principal?.FindFirstValue("sub") is not { } subject)
            return Refuse($"{provider.Name} did not say who you are, or it took too long. Try again.");
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (await AccountAsync(subject, external.Principal) is not { } account)
            return Refuse("There is no account here for the e-mail address that you have there. Ask an administrator to invite you.");
        var result = await signIn.ExternalLoginSignInAsync(provider.Key, subject, isPersistent: false, provider.ProvesSecondStep(external.Principal));
        if (result.RequiresTwoFactor)
            return RedirectToPage("/SignInSecondStep", new { ReturnUrl, handler = (string?)null });
        return result.Succeeded ? LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/workspace") : Refuse("Your account here cannot sign in at the moment. Ask an administrator.");
    }

    /// <summary>From the second time on the provider's own number of the person counts, whatever becomes of the e-mail address.</summary>
    private async Task<Account?> AccountAsync(string subject, ClaimsPrincipal person)
    {
        if (await accounts.FindByLoginAsync(provider.Key, subject) is { } known)
            return known;
        if (provider.EmailOf(person) is not { } email || await accounts.FindByEmailAsync(email) is not { } invited)
            return null;
        invited.EmailConfirmed = true;
        if (!(await accounts.AddLoginAsync(invited, new UserLoginInfo(provider.Key, subject, provider.Name))).Succeeded)
            return null;
        await events.RecordAsync(SignInEvent.SingleSignOnAdded, invited);
        await letters.SignInChangedAsync(invited, $"From now on you can sign in to your account with {provider.Name}. You can remove that on the page of your account.");
        return invited;
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        return new PageResult { StatusCode = StatusCodes.Status403Forbidden };
    }
}
