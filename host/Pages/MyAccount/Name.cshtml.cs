using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

[Permission(OwnAccount.Permission)]
internal sealed class NameModel(AccountDirectory accounts, SignInManager<Account> signIn) : OwnAccountModel(accounts)
{
    [BindProperty]
    [Display(Name = "Your name")]
    [Required(ErrorMessage = "Enter your name")]
    [StringLength(Account.DisplayNameLength, ErrorMessage = "Your name must be 100 characters or fewer")]
    [PersonName]
    public string? Name { get; set; }

    public void OnGet() => Name = Own.DisplayName;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        Own.DisplayName = Name!.Trim();
        this.AddErrors(await Accounts.UpdateAsync(Own), nameof(Name));
        if (!ModelState.IsValid)
            return this.Invalid();
        await signIn.RefreshSignInAsync(Own);
        TempData["Banner"] = "Your name is changed.";
        return RedirectToPage("Index");
    }
}
