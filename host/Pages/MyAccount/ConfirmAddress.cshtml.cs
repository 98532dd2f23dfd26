using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Opened from the letter to a new address. It takes a press of a button, because mail scanners open links too.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class ConfirmAddressModel(AccountDirectory accounts, AccountLinks links, AccountLetters letters, Everywhere everywhere, SignInEvents events) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public AccountLink? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Link = await links.FindAsync(LinkPurpose.NewAddress, Token);
        return Link is null ? new PageResult { StatusCode = StatusCodes.Status404NotFound } : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Link = await links.FindAsync(LinkPurpose.NewAddress, Token);
        if (Link is not { Account: var account, Address: var address })
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        var before = account.Email!;
        this.AddErrors(await accounts.SetAddressAsync(account, address), "");
        if (!ModelState.IsValid)
            return this.Invalid();
        await letters.AddressChangedAsync(account, before);
        await events.RecordAsync(SignInEvent.AddressChanged, account);
        await everywhere.SignOutAsync(account);
        TempData["Banner"] = $"Your e-mail address is {address} now. Sign in with it.";
        return RedirectToPage("/SignIn");
    }
}
