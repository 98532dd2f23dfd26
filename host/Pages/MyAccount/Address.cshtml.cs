using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Says the same whether the address belongs to another account or not; only its owner could open the link.</summary>
[Permission(OwnAccount.Permission)]
internal sealed class AddressModel(AccountDirectory accounts, AccountLetters letters) : OwnAccountModel(accounts)
{
    [BindProperty]
    [Display(Name = "New e-mail address")]
    [Required(ErrorMessage = "Enter the new e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
    [StringLength(Account.EmailLength, ErrorMessage = "The e-mail address must be 256 characters or fewer")]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var address = Email!.Trim();
        if (await Accounts.FindByEmailAsync(address) is null)
            await letters.ConfirmAddressAsync(Own, address);
        TempData["Banner"] = $"A link is on its way to {address}. Open it within {AccountLinks.AddressHours} hours.";
        return RedirectToPage("Index");
    }
}
