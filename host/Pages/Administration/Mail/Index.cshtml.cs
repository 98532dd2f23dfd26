using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Mail;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Mail;

/// <summary>With a letter's link somebody else's password can be set, so these pages are for those who may do everything.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class MailModel(PickedUp pickedUp, Granting granting, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PickedUpLetter> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!pickedUp.InUse)
            return NotFound();
        if (!granting.IsAdministrator)
            return Forbid();
        Letters = await pickedUp.AllAsync(cancellation);
        return Page();
    }

    public string Local(DateTimeOffset at) => clock.Moment(at);
}
