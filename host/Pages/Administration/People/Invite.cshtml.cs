using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.People;

[Permission(HostPermissions.Administration)]
internal sealed class InviteModel(Invitations invitations) : PageModel
{
    [BindProperty]
    public Invited Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        var (account, result) = await invitations.InviteAsync(Input.Name!.Trim(), Input.Email!.Trim());
        this.AddErrors(result, "Input.Email");
        if (!ModelState.IsValid)
            return this.Invalid();
        TempData["Banner"] = $"An invitation is on its way to {account.Email}.";
        return RedirectToPage("Person", new { id = account.Id });
    }

    public sealed class Invited
    {
        [Display(Name = "Name")]
        [Required(ErrorMessage = "Enter the person’s name")]
        [StringLength(Account.DisplayNameLength, ErrorMessage = "The name must be 100 characters or fewer")]
        [PersonName]
        public string? Name { get; set; }

        [Display(Name = "E-mail address")]
        [Required(ErrorMessage = "Enter the person’s e-mail address")]
        [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
        [StringLength(Account.EmailLength, ErrorMessage = "The e-mail address must be 256 characters or fewer")]
        public string? Email { get; set; }
    }
}
