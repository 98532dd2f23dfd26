using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Mail;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Mail;

[Permission(HostPermissions.Administration)]
internal sealed class LetterModel(PickedUp pickedUp, Granting granting, TimeProvider clock) : PageModel
{
    public PickedUpLetter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!pickedUp.InUse || await pickedUp.FindAsync(id, cancellation) is not { } letter)
            return NotFound();
        if (!granting.IsAdministrator)
            return Forbid();
        Letter = letter;
        return Page();
    }

    public string Local(DateTimeOffset at) => clock.Moment(at);
}
