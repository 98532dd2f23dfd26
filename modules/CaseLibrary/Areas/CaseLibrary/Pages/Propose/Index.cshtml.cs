using CaseLibrary.Data;
using CaseLibrary.Pages.Manage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Propose;

/// <summary>“Share your case”, without an account: the questions, a look at the answers, and a link by letter for those who want to go on later.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(CaseLibraryStore store, IPersonalLinks links, ProposalLetters letters, NewLeads leads, FormClock opened, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ProposalForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "link")]
    public string? Secret { get; set; }

    /// <summary>When the form was opened, sealed.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>People do not see this field; programs fill in every one.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>Whether the page shows the answers instead of the questions.</summary>
    public bool ShowsAnswers { get; private set; }

    public PersonalLink? Link { get; private set; }

    /// <summary>What was saved before; null for who comes without a link.</summary>
    public Proposal? Saved { get; private set; }

    public bool HasEnded => Link is { } link && !link.Holds(clock.GetUtcNow());

    /// <summary>What has become of a proposal that was sent.</summary>
    public CaseStudy? Lead { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (Saved is not null)
            Form = ProposalForm.Of(Saved);
        Restart();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (string.IsNullOrWhiteSpace(Form.ContactAddress))
            Refuse(nameof(Form.ContactAddress), "Enter the e-mail address to which we send the link");
        RefusePrograms();
        if (!ModelState.IsValid)
            return Invalid();
        if (!string.IsNullOrEmpty(Website))
            return RedirectToPage("Thanks", new { saved = true });
        if (Saved is null && !opened.IsFirst(Opened))
            return RefuseSecond();
        var (isNew, moved) = (Saved is null, IsMoved);
        Keep();
        await store.SaveChangesAsync(cancellation);
        if (moved)
            await letters.EndLinksAsync(Saved!, cancellation);
        if (isNew || moved)
            await letters.ReturnAsync(Saved!, cancellation);
        return isNew || moved ? RedirectToPage("Thanks", new { saved = true }) : Back("Your answers are saved. The same link leads back to them");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        CheckAll();
        if (!ModelState.IsValid)
            return Invalid();
        ShowsAnswers = true;
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        CheckAll();
        if (!ModelState.IsValid)
            return Invalid();
        if (!string.IsNullOrEmpty(Website))
            return RedirectToPage("Thanks");
        if (!opened.IsFirst(Opened))
            return RefuseSecond();
        var moved = IsMoved;
        Keep();
        var lead = await leads.AddAsync(Saved!, cancellation);
        await store.SaveChangesAsync(cancellation);
        if (moved)
            await letters.EndLinksAsync(Saved!, cancellation);
        await letters.ThanksAsync(Saved!, lead, cancellation);
        return RedirectToPage("Thanks");
    }

    /// <summary>Whether the contact is somebody else now: whoever could open the proposal before must not go on reading it.</summary>
    private bool IsMoved => Saved is not null && !string.Equals(Saved.ContactAddress, Form.ContactAddress?.Trim(), StringComparison.OrdinalIgnoreCase);

    private void CheckAll()
    {
        foreach (var (field, todo) in Form.Missing())
            Refuse(field, todo);
        if (!string.IsNullOrWhiteSpace(Form.Council) && leads.Councils(Form.Council).Problems is { Count: > 0 } problems)
            Refuse(nameof(Form.Council), string.Join(". ", problems));
        RefusePrograms();
    }

    private void RefusePrograms()
    {
        if (opened.IsByHand(Opened))
            return;
        ModelState.AddModelError("", "This came faster than anybody can read it, or the page was open for more than a day. Look at your answers once more, then press the button again");
        Restart();
    }

    private PageResult RefuseSecond()
    {
        ModelState.AddModelError("", FormClock.SentBefore);
        Restart();
        return Invalid();
    }

    private void Keep()
    {
        if (Saved is null)
            store.Add(Saved = new Proposal());
        Form.CopyTo(Saved);
        if (Link is not null)
            links.ActAs(Link, string.Join(", ", new[] { Form.ContactName, Form.ContactRole }.Where(part => !string.IsNullOrWhiteSpace(part))));
    }

    /// <returns>False for a link that we do not know; for a post also when it has ended or the proposal has been sent already.</returns>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (Secret is null)
            return true;
        Link = await links.FindAsync(ProposalLetters.Purpose, Secret, cancellation);
        Saved = Link is null ? null : await store.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == Link.Record, cancellation);
        Lead = Saved?.CaseStudyId is { } id ? await store.Cases.AsNoTracking().SingleOrDefaultAsync(study => study.Id == id, cancellation) : null;
        return Saved is not null && (HttpMethods.IsGet(Request.Method) || (Saved.Sent is null && !HasEnded));
    }

    private void Refuse(string field, string todo) => ModelState.AddModelError($"{nameof(Form)}.{field}", todo);

    private void Restart()
    {
        ModelState.Remove(nameof(Opened));
        Opened = opened.Now();
    }

    private RedirectToPageResult Back(string words)
    {
        TempData["Banner"] = words;
        return RedirectToPage(new { link = Secret });
    }

    private PageResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
