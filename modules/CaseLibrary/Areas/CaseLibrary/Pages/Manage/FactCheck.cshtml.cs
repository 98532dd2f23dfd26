using System.ComponentModel.DataAnnotations;
using CaseLibrary.Checking;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Pages.FactCheck;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>Sends a case to the council’s officer, and shows what came back.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class FactCheckModel(CaseLibraryStore store, IPersonalLinks links, CheckLetters letters, CaseChecks checks, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [Display(Name = "E-mail address", Description = "Of the officer who can speak for the council; a role’s mailbox is best")]
    [Required(ErrorMessage = "Enter the officer’s e-mail address")]
    [RegularExpression(CouncilCheck.AddressPattern, ErrorMessage = "Enter an e-mail address, such as assets@example.gov.uk")]
    [StringLength(CouncilCheck.RecipientLength, ErrorMessage = "The address must be 256 characters or fewer")]
    public string? Recipient { get; set; }

    [BindProperty]
    [Display(Name = "Name (optional)")]
    [StringLength(CouncilCheck.NameLength, ErrorMessage = "The name must be 120 characters or fewer")]
    public string? RecipientName { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<CouncilCheck> Checks { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonalLink> Links { get; private set; } = new Dictionary<Guid, PersonalLink>();

    public bool MaySend => Study is { Example: false, State: CaseState.Editing or CaseState.FactCheck };

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (Checks is [var last, ..])
            (Recipient, RecipientName) = (last.Recipient, last.RecipientName);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (ModelState.IsValid)
        {
            await checks.ExamineAsync(Study, cancellation);
            foreach (var problem in CaseWorkflow.Definition.Take(Study, CaseWorkflow.SendToCouncil, Now))
                ModelState.AddModelError("", problem);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        var check = new CouncilCheck
        {
            CaseStudyId = Id,
            Recipient = Recipient!.Trim(),
            RecipientName = RecipientName?.Trim() ?? "",
            Sent = Now,
            Ends = Now.AddDays(CaseWorkflow.CheckDays),
        };
        store.Add(check);
        await store.SaveChangesAsync(cancellation);
        // The officer who was asked before must not answer for a text that another one is reading.
        foreach (var earlier in Checks)
            await links.WithdrawAsync(CheckLetters.Purpose, earlier.Id, cancellation);
        await letters.AskAsync(Study, check, CaseWorkflow.CheckDays, again: false, cancellation);
        TempData["Banner"] = $"The link is on its way to {check.Recipient}";
        return RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await store.WholeAsync(Id, cancellation) is not { } study)
            return false;
        Study = study;
        Checks = await store.CouncilChecks.AsNoTracking().Include(check => check.Notes).Where(check => check.CaseStudyId == Id)
            .OrderByDescending(check => check.Id).ToListAsync(cancellation);
        var newest = new Dictionary<Guid, PersonalLink>();
        foreach (var check in Checks)
        {
            if (await links.OfAsync(CheckLetters.Purpose, check.Id, cancellation) is [var link, ..])
                newest[check.Id] = link;
        }
        Links = newest;
        return true;
    }
}
