using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Pages;

[Public]
internal sealed class SignOutModel(SignInManager<Account> signIn, AuditTrail trail) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            await trail.SignedOutAsync();
        await signIn.SignOutAsync();
        TempData["Banner"] = "You have signed out.";
        return LocalRedirect("/");
    }
}
