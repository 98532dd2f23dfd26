using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Messages;

/// <summary>What readers wrote about one case, for its editors.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class IndexModel(CaseLibraryStore store, ICouncilRegister register, ILetters letters, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid Message { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<ReaderMessage> Messages { get; private set; } = [];

    /// <summary>The address at the council to which the last check went; null when there was none.</summary>
    public string? Officer { get; private set; }

    public string NameOf(CouncilCode code) => register.Find(code)?.Name ?? code.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellation) => ChangeAsync(message => message.Close(), "The message is dealt with", cancellation);

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation) =>
        await ChangeAsync(message => { if (message.MayBeAccepted) message.Accept(); }, "The council is shown on the case", cancellation);

    public async Task<IActionResult> OnPostSendOnAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Officer is not { } officer || Messages.SingleOrDefault(one => one.Id == Message) is not { Kind: MessageKind.Question, SentOn: null, Address.Length: > 0 } question)
            return NotFound();
        var answer = await ChangeAsync(message => message.SendOn(clock.GetUtcNow()), "The question is on its way to the council", cancellation);
        await letters.SendAsync(officer, "", $"A question about “{Study.Title}”", "A reader of the case library asks you about this case:", letters.AddressOf($"/case-studies/{Study.Slug}"),
            question.Text, $"Please answer to {string.Join(", ", new[] { question.Name, question.Address }.Where(part => part.Length > 0))}. The reader does not know your address.");
        return answer;
    }

    private async Task<IActionResult> ChangeAsync(Action<ReaderMessage> change, string done, CancellationToken cancellation)
    {
        if (await store.ReaderMessages.SingleOrDefaultAsync(one => one.Id == Message && one.CaseStudyId == Id, cancellation) is not { } message)
            return NotFound();
        change(message);
        await store.SaveChangesAsync(cancellation);
        TempData["Banner"] = done;
        return RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Study = (await store.Cases.AsNoTracking().SingleOrDefaultAsync(study => study.Id == Id, cancellation))!;
        if (Study is null)
            return false;
        Messages = await store.ReaderMessages.AsNoTracking().Where(message => message.CaseStudyId == Id)
            .OrderBy(message => message.State).ThenByDescending(message => message.Id).ToListAsync(cancellation);
        Officer = await store.CouncilChecks.Where(check => check.CaseStudyId == Id).OrderByDescending(check => check.Id).Select(check => check.Recipient).FirstOrDefaultAsync(cancellation);
        return true;
    }
}
