using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Audit;

/// <summary>A person's rights: to have what is kept, and to have it erased.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class PersonModel(PersonRecords records, PersonErasure erasure, AuditTrail trail, PersonPermissions permissions, ICurrentUser user, Administrators administrators) : PageModel
{
    public const int ReasonLength = HistoryEntry.ReasonLength;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [Display(Name = "Why is the person erased?", Description = "For example, the date on which it was asked for. It goes into the audit trail: name nobody.")]
    [Required(ErrorMessage = "Enter why the person is erased")]
    [StringLength(ReasonLength, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    [BindProperty]
    [Display(Name = "Yes, erase this person for good")]
    public bool Confirmed { get; set; }

    public Account? Account { get; private set; }

    public IReadOnlyList<(AuditStore Store, int Entries)> Counts { get; private set; } = [];

    public string Pseudonym => PersonErasure.PseudonymOf(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        // Only a post has a reason.
        ModelState.Clear();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        await trail.RecordAsync(new AuditEvent("Exported", "Account", Id), cancellation);
        var export = JsonSerializer.SerializeToUtf8Bytes(await records.ExportAsync(Id, cancellation), Readable);
        return File(export, "application/json", $"{Pseudonym.Replace(' ', '-').ToLowerInvariant()}.json");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (!Confirmed)
            ModelState.AddModelError(nameof(Confirmed), "Confirm that the person is to be erased for good");
        if (user.Id == Id.ToString())
            ModelState.AddModelError("", "You cannot erase yourself. Ask another administrator.");
        if (permissions.IsAdministrator(Id) && !(Guid.TryParse(user.Id, out var me) && permissions.IsAdministrator(me)))
            ModelState.AddModelError("", "Only an administrator can erase an administrator.");
        if (await administrators.WhyKeptAsync(Id, cancellation) is { } needed)
            ModelState.AddModelError("", needed);
        if (!ModelState.IsValid)
            return this.Invalid();
        var entries = await erasure.EraseAsync(Id, Reason!, CancellationToken.None);
        TempData["Banner"] = $"The person is erased, and is called {Pseudonym} from now on. {(entries == 1 ? "1 entry" : $"{entries} entries")} of the audit trail were changed.";
        return RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Account = await records.AccountAsync(Id, cancellation);
        Counts = await records.CountAsync(Id, cancellation);
        return Account is not null || Counts.Any(count => count.Entries > 0);
    }
}
