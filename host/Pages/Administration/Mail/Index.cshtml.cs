using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Mail;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Mail;

[Permission(HostPermissions.Administration)]
internal sealed class MailModel(PickedUp pickedUp, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PickedUpLetter> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!pickedUp.InUse)
            return NotFound();
        Letters = await pickedUp.AllAsync(cancellation);
        return Page();
    }

    public string Local(DateTimeOffset at) => clock.Moment(at);
}
