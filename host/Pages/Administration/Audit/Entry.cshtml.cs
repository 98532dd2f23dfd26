using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Audit;

/// <summary>One entry of the trail with everything that it says.</summary>
[Permission(HostPermissions.Audit)]
internal sealed class EntryModel(TrailReader reader, ICurrentUser user) : PageModel
{
    public TrailRow Row { get; private set; } = null!;

    public Guid? Person => Guid.TryParse(Row.Entry.UserId, out var person) ? person : null;

    public bool CanSeePeople => user.Can(HostPermissions.Administration);

    public async Task<IActionResult> OnGetAsync(string store, long sequence, CancellationToken cancellation)
    {
        if (await reader.FindAsync(store, sequence, cancellation) is not { } row)
            return NotFound();
        Row = row;
        return Page();
    }
}
