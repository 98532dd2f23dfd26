using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.OpenId;
using Modular.Sdk;

namespace Modular.Host.Pages.Connect;

/// <summary>What a person has allowed applications to do in their name. Open to everybody who is signed in, whatever they may do.</summary>
[Permission(OwnAccount.Permission)]
internal sealed class ApplicationsModel(Consents consents, ScopeList scopes, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Consent> Given { get; private set; } = [];

    private Guid? Person => Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public string Words(string scope) => scopes.Describe(scope);

    public string Day(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, clock.LocalTimeZone).ToString("d MMMM yyyy");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Person is not { } person)
            return Challenge();
        Given = await consents.OfAsync(person, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid client, CancellationToken cancellation)
    {
        if (Person is not { } person)
            return Challenge();
        if (!await consents.WithdrawAsync(person, client, cancellation))
            return NotFound();
        TempData["Banner"] = "The application cannot act in your name any more.";
        return RedirectToPage();
    }
}
