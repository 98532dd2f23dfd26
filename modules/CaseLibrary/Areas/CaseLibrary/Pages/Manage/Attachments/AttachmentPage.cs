using CaseLibrary.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Attachments;

/// <summary>What adding or changing a document and an image have in common. The file comes with the words once; later only the words change.</summary>
[RequestSizeLimit(UploadRules.RequestBytes)]
internal abstract class AttachmentPage(CaseLibraryStore store, EditingDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Which one is changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Attachment { get; set; }

    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    /// <summary>What is changed; null for a new one.</summary>
    public Attachment? Existing { get; private set; }

    protected CaseLibraryStore Store => store;

    protected abstract bool IsImage { get; }

    protected abstract Task<FileCheck> CheckAsync(CancellationToken cancellation);

    protected abstract void Show(Attachment attachment);

    protected abstract Task WriteAsync(Attachment attachment, CancellationToken cancellation);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } instead)
            return instead;
        if (Existing is not null)
        {
            Version = Existing.Version;
            Show(Existing);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } instead)
            return instead;
        var attachment = Existing ?? await NewAsync(cancellation);
        if (attachment is null || !ModelState.IsValid)
            return Invalid();
        await WriteAsync(attachment, cancellation);
        var words = desk.Changed(Study);
        if (Existing is null)
            await store.SaveChangesAsync(cancellation);
        else if (await store.SaveEditAsync(Existing, Version, cancellation) is { } conflict)
            return Conflicting(conflict);
        TempData["Banner"] = $"“{attachment.Title ?? attachment.AltText}” is saved{words}";
        return RedirectToPage("Index", new { Id });
    }

    /// <returns>What to answer instead of the page; null when it can be shown.</returns>
    private async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        Study = (await store.Cases.SingleOrDefaultAsync(study => study.Id == Id, cancellation))!;
        Existing = Attachment is not { } id ? null
            : await store.Attachments.Include(one => one.File).SingleOrDefaultAsync(one => one.Id == id && one.CaseStudyId == Id && (one.AltText != null) == IsImage, cancellation);
        return Study is null || (Attachment is not null && Existing is null) ? NotFound() : desk.MayChange(Study) ? null : Forbid();
    }

    private async Task<Attachment?> NewAsync(CancellationToken cancellation)
    {
        if (await store.Attachments.CountAsync(other => other.CaseStudyId == Id, cancellation) >= Data.Attachment.MostOfACase)
            ModelState.AddModelError("", $"A case can have {Data.Attachment.MostOfACase} documents and images. This one has as many");
        var check = await CheckAsync(cancellation);
        if (check.Refusal is { } refusal)
            ModelState.AddModelError(nameof(Upload), refusal);
        if (check.File is not { } file || !ModelState.IsValid)
            return null;
        var attachment = new Attachment { CaseStudyId = Id, FileId = file.Id, File = file };
        store.Add(attachment);
        return attachment;
    }

    private PageResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The next save carries the version that is stored now: who saves again has been told of the other side.</summary>
    private PageResult Conflicting(EditConflict conflict)
    {
        ModelState.Remove(nameof(Version));
        Version = conflict.Current ?? Guid.Empty;
        Conflict = conflict;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public EditConflict? Conflict { get; private set; }
}
