using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages;

[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
internal sealed class SetupModel(SetupLink link, FirstAdministrator administrator, SignInManager<Account> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public NewAccount Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await link.IsValidAsync(Token, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await link.IsValidAsync(Token, cancellation))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Invalid();

        var account = new Account { Id = Guid.CreateVersion7(), UserName = Input.Email, Email = Input.Email, DisplayName = Input.Name! };
        var result = await link.UseAsync(Token, async () =>
        {
            var created = await administrator.CreateAsync(account, Input.Password!);
            return (created.Succeeded, created);
        }, cancellation);
        if (result is null)
            return NotFound();
        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? "Input.Password" : "Input.Email", error.Description);
        if (!result.Succeeded)
            return this.Invalid();

        await signIn.SignInAsync(account, isPersistent: false);
        TempData["Banner"] = "Your account is ready and you are signed in.";
        return LocalRedirect("/workspace");
    }

    public sealed class NewAccount
    {
        [Display(Name = "Your name")]
        [Required(ErrorMessage = "Enter your name")]
        [StringLength(Account.DisplayNameLength, ErrorMessage = "Your name must be 100 characters or fewer")]
        [PersonName]
        public string? Name { get; set; }

        [Display(Name = "E-mail address")]
        [Required(ErrorMessage = "Enter your e-mail address")]
        [EmailAddress(ErrorMessage = "Enter an e-mail address in the form name@example.org")]
        public string? Email { get; set; }

        [Display(Name = "Password")]
        [Required(ErrorMessage = "Enter a password")]
        public string? Password { get; set; }
    }
}
