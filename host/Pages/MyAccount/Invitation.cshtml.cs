using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Opened from the letter that invites. Accepted with a password or with a passkey.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class InvitationModel(Invitations invitations, AccountLinks links, AccountSignIn signIn, Passkeys passkeys, AccountDirectory accounts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public NewPasswordField Input { get; set; } = new();

    public AccountLink? Link { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Link = await links.FindAsync(LinkPurpose.Invitation, Token);
        if (Link is null)
            context.Result = new PageResult { StatusCode = StatusCodes.Status404NotFound };
        else
            await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
            this.AddErrors(await invitations.AcceptAsync(Link!.Account, Input.Password!), "Input.Password");
        if (!ModelState.IsValid)
            return this.Invalid();
        await signIn.SignInAsync(Link!.Account, isPersistent: false);
        return Welcome("Your account is ready and you are signed in.");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.CreationOptionsAsync(Link!.Account), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        var account = Link!.Account;
        var passkey = await passkeys.CheckAsync(account, credential, "First passkey");
        if (passkey is null)
            ModelState.AddModelError("", "This passkey could not be added. Try again, or choose a password.");
        else
            this.AddErrors(await invitations.AcceptAsync(account, passkey), "");
        if (!ModelState.IsValid)
            return this.Invalid();
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, SecondStep.RecoveryCodesModel.Number);
        TempData[SecondStep.RecoveryCodesModel.Made] = string.Join(' ', codes!);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new("amr", "mfa")]);
        TempData["Banner"] = "Your account is ready and you are signed in.";
        return LocalRedirect("/account/second-step/recovery-codes");
    }

    private LocalRedirectResult Welcome(string banner)
    {
        TempData["Banner"] = banner;
        return LocalRedirect("/account");
    }
}
