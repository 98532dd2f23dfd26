using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.OpenId;
using Modular.Sdk;

namespace Modular.Host.Pages.Connect;

/// <summary>A client whose session has ended asks whether the person wants to leave this site as well.</summary>
[Public]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LeaveModel(IAntiforgery antiforgery, SignInManager<Account> signIn) : ProtocolPage(antiforgery)
{
    public Task<IActionResult> OnGetAsync() => AskAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Decision is null)
            return await AskAsync();
        if (await IsForgedAsync())
            return BadRequest();
        await signIn.SignOutAsync();
        return End();
    }

    private async Task<IActionResult> AskAsync()
    {
        if (!(await PersonAsync()).Succeeded)
            return End();
        MayEndAt(Asked.PostLogoutRedirectUri);
        return Page();
    }

    private SignOutResult End() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, TokenEndpoints.Scheme);
}
