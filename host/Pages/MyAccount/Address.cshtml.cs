using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>
/// Says the same whether the address belongs to another account or not; only its owner could open the link. Who has the address can set the password, so the
/// present one is asked for; who has none signs in with the passkey again.
/// </summary>
[Permission(OwnAccount.Permission)]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class AddressModel(AccountDirectory accounts, AccountSignIn signIn, FreshSignIn fresh, AccountLetters letters) : OwnAccountModel(accounts)
{
    [BindProperty]
    [Kept]
    [Display(Name = "New e-mail address")]
    [Required(ErrorMessage = "Enter the new e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
    [StringLength(Account.EmailLength, ErrorMessage = "The e-mail address must be 256 characters or fewer")]
    public string? Email { get; set; }

    [BindProperty]
    [Display(Name = "Present password")]
    public string? Present { get; set; }

    public bool HasPassword => Own.PasswordHash is not null;

    public async Task<IActionResult> OnGetAsync() => await MayAsync() ? Page() : fresh.Again(this);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await MayAsync())
            return fresh.Again(this);
        // Wrong ones count as at the sign-in page.
        if (HasPassword && !(await signIn.CheckPasswordSignInAsync(Own, Present ?? "", lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(Present), string.IsNullOrEmpty(Present) ? "Enter your present password" : "This is not your present password, or there were too many attempts");
        if (!ModelState.IsValid)
            return this.Invalid();
        var address = Email!.Trim();
        if (await Accounts.FindByEmailAsync(address) is null)
            await letters.ConfirmAddressAsync(Own, address);
        TempData["Banner"] = $"A link is on its way to {address}. Open it within {AccountLinks.AddressHours} hours.";
        return RedirectToPage("Index");
    }

    private async Task<bool> MayAsync() => HasPassword || await fresh.IsFreshAsync(this);
}
