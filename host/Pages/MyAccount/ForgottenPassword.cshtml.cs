using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Answers the same, and as fast, whether somebody has an account or not.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class ForgottenPasswordModel(PasswordLinks links) : PageModel
{
    [BindProperty]
    [Display(Name = "E-mail address")]
    [Required(ErrorMessage = "Enter your e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
            return this.Invalid();
        links.Ask(Email!.Trim());
        TempData["Banner"] = "If there is an account with this e-mail address, a link is on its way to it. Look into your e-mail.";
        return RedirectToPage("/SignIn");
    }
}
