using CaseLibrary.Data;
using CaseLibrary.Pages.Propose;
using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Tell;

/// <summary>“We did this too”, “Tell us it is wrong” and a question to the council, without an account.</summary>
[Public]
[RateLimit(RateLimitAttribute.PublicForm)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(CaseLibraryStore store, OpenCases cases, ICouncilRegister register, ILetters letters, FormLetters formLetters, FormClock opened, TimeProvider clock) : PageModel
{
    [BindProperty]
    public TellForm Form { get; set; } = new();

    /// <summary>When the form was opened, sealed.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>People do not see this field; programs fill in every one.</summary>
    [BindProperty]
    public string? Website { get; set; }

    [BindProperty(SupportsGet = true, Name = "sent")]
    public bool Sent { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public MessageKind Kind { get; private set; }

    public string Help => Kind switch
    {
        MessageKind.Reuse => "Has your council done the same, or something like it? Tell us what you did and what it brought. An editor reads it before your council’s name is shown.",
        MessageKind.Wrong => "Is a fact wrong or out of date? Tell us which, and where we can check. You need not say who you are.",
        _ => "An editor reads your question and sends it on to the council’s officer where we know one. We do not show addresses; yours goes to the officer, so that you get an answer.",
    };

    public async Task<IActionResult> OnGetAsync(string slug, string about, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, about, cancellation))
            return NotFound();
        Opened = opened.Now();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string about, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, about, cancellation))
            return NotFound();
        var council = Check();
        if (ModelState.IsValid && string.IsNullOrEmpty(Website) && !opened.IsFirst(Opened))
            Restart(FormClock.SentBefore);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        // A program is thanked like a person, so that it learns nothing.
        if (string.IsNullOrEmpty(Website))
            await KeepAsync(council, cancellation);
        return RedirectToPage(new { slug = Study.Slug, about = Kind.Key(), sent = true });
    }

    private void Restart(string why)
    {
        ModelState.AddModelError("", why);
        ModelState.Remove(nameof(Opened));
        Opened = opened.Now();
    }

    private CouncilCode? Check()
    {
        CouncilCode? council = null;
        if (Kind == MessageKind.Reuse)
        {
            var matches = register.Resolve(Form.Council, clock.Today());
            if (matches is [{ Outcome: MatchOutcome.Certain, Candidates: [var found] }])
                council = found.Code;
            else
                ModelState.AddModelError("Form.Council", matches.Count == 0 ? "Enter the name of your council" : "Enter the full name of one council in England");
        }
        if (Kind == MessageKind.Question && string.IsNullOrWhiteSpace(Form.Address))
            ModelState.AddModelError("Form.Address", "Enter the e-mail address to which the council can answer");
        if (!opened.IsByHand(Opened))
            Restart("This came faster than anybody can read it, or the page was open for more than a day. Look at your answers once more, then press the button again");
        return council;
    }

    private async Task KeepAsync(CouncilCode? council, CancellationToken cancellation)
    {
        var address = Form.Address?.Trim() ?? "";
        store.Add(new ReaderMessage
        {
            CaseStudyId = Study.Id,
            Kind = Kind,
            Council = council,
            Text = Form.Text!.ReplaceLineEndings("\n").Trim(),
            Name = Form.Name?.Trim() ?? "",
            Address = address,
            Received = clock.GetUtcNow(),
        });
        await store.SaveChangesAsync(cancellation);
        // Nothing of what was typed stands in the letter: the address may be somebody else's.
        if (address.Length > 0)
            await formLetters.SendAsync(address, "Thank you for writing about a case study", "We have your message about this case study:",
                letters.AddressOf($"/case-studies/{Study.Slug}"), "An editor reads it, usually within two weeks. If you did not write to us, you need do nothing.");
    }

    private async Task<bool> LoadAsync(string slug, string about, CancellationToken cancellation)
    {
        if (!Term.TryRead<MessageKind>(about, out var kind) || await cases.FindAsync(slug, cancellation) is not { } study || (study.Example && kind == MessageKind.Question))
            return false;
        (Kind, Study) = (kind, study);
        return true;
    }
}
