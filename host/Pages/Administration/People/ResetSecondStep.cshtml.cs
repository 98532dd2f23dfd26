using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.People;

[Permission(HostPermissions.Administration)]
internal sealed class ResetSecondStepModel(AccountDirectory accounts, Granting granting, AccountStanding standing) : PersonPageModel(accounts, granting)
{
    [BindProperty]
    [Display(Name = "I have made sure that the person asked for it")]
    public bool Sure { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (IsOwn)
            ModelState.AddModelError(nameof(Sure), "You cannot do this to your own account. Ask another administrator.");
        else if (!Sure)
            ModelState.AddModelError(nameof(Sure), "Make sure that the person asked for it, and tick the box");
        if (!ModelState.IsValid)
            return this.Invalid();
        await standing.ResetSecondStepAsync(Person);
        TempData["Banner"] = $"The second step of {Person.DisplayName} is reset.";
        return RedirectToPage("Person", new { Id });
    }
}
