using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Manage;

[Permission(CasePermissions.Edit)]
internal sealed class EditModel(CaseLibraryStore store, WritingDesk desk, ICurrentUser user, IAudit audit) : CaseFormPage(store, desk)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    protected override DateOnly? Published => Study.Published;

    protected override Guid StudyId => Id;

    public async Task<IActionResult> OnGetAsync(bool restore, CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } missing)
            return missing;
        Form = CaseForm.Of(Study, Register);
        await OpenAsync(restore, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } missing)
            return missing;
        if (!await CheckAsync(Id, cancellation))
            return Invalid();
        if (MayChangeSlug)
            Study.Slug = Form.WantedSlug;
        var (review, signed) = (Study.ReviewDue, new SignedContent(Study));
        CopyTo(Study);
        var takenBack = signed.TakeBackIfChanged(Now);
        if (takenBack)
            audit.Because(SignedContent.Why);
        foreach (var problem in Study.State == CaseState.Published ? Study.ProblemsOfEdit(Today, review) : [])
            ModelState.AddModelError("", problem);
        if (!ModelState.IsValid)
            return Invalid();
        await SaveAsync(Study, async () => Conflict = await Store.SaveEditAsync(Study, Form.Version, cancellation), cancellation);
        if (!ModelState.IsValid)
            return Invalid();
        if (Conflict is not null)
            return Conflicting();
        TempData["Banner"] = $"“{Study.Title}” is saved{(takenBack ? $". {SignedContent.Afterwards}" : "")}";
        return RedirectToPage("Record", new { Id });
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        var study = await Store.WholeAsync(Id, cancellation);
        Study = study!;
        return study is null ? NotFound() : study.State.IsOpen() && !user.Can(CasePermissions.Publish) ? Forbid() : null;
    }

    /// <summary>The next save carries the version that is stored now: who saves again has seen the other side.</summary>
    private PageResult Conflicting()
    {
        ModelState.Remove("Form.Version");
        Form.Version = Conflict!.Current ?? Guid.Empty;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
