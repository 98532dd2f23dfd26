using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Attachments;

/// <summary>The documents and images of one case, for its editors.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class IndexModel(CaseLibraryStore store, CaseLibraryModule module, EditingDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CaseLibraryModule Module => module;

    public CaseStudy Study { get; private set; } = null!;

    public bool MayChange => desk.MayChange(Study);

    public ILookup<(bool Removed, bool IsImage), Attachment> Attachments { get; private set; } = null!;

    public IEnumerable<Attachment> Documents => Attachments[(false, false)];

    public IEnumerable<Attachment> Images => Attachments[(false, true)];

    public IEnumerable<Attachment> Removed => Attachments[(true, false)].Concat(Attachments[(true, true)]);

    /// <summary>Where readers see an image.</summary>
    public string WhereIs(Attachment image) => (image.Lead, image.IsInTextOf(Study)) switch
    {
        (true, true) => "At the top of the page and in the text",
        (true, false) => "At the top of the page",
        (false, true) => "In the text",
        _ => "Not shown yet. Paste the line below into the text of the case",
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public Task<IActionResult> OnPostRemoveAsync(Guid attachment, Guid version, CancellationToken cancellation) =>
        ChangeAsync(attachment, version, (one, study) => one.Remove(study), "is removed", cancellation);

    public Task<IActionResult> OnPostPutBackAsync(Guid attachment, Guid version, CancellationToken cancellation) => ChangeAsync(attachment, version, (one, _) =>
    {
        one.PutBack();
        return null;
    }, "is back", cancellation);

    private async Task<IActionResult> ChangeAsync(Guid id, Guid version, Func<Attachment, CaseStudy, string?> change, string done, CancellationToken cancellation)
    {
        var attachment = await store.Attachments.SingleOrDefaultAsync(one => one.Id == id && one.CaseStudyId == Id, cancellation);
        if (attachment is null || await store.Cases.SingleOrDefaultAsync(study => study.Id == Id, cancellation) is not { } study)
            return NotFound();
        if (!desk.MayChange(study))
            return Forbid();
        var words = "";
        if (change(attachment, study) is { } refusal)
            ModelState.AddModelError("", refusal);
        else if (await SaveAsync() is not null)
            ModelState.AddModelError("", "Somebody has changed this since you opened the page. Look at it again, then repeat what you wanted to do");
        if (ModelState.IsValid)
        {
            TempData["Banner"] = $"“{attachment.Title ?? attachment.AltText}” {done}{words}";
            return RedirectToPage(new { Id });
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(cancellation);

        Task<EditConflict?> SaveAsync()
        {
            words = desk.Changed(study);
            return store.SaveEditAsync(attachment, version, cancellation);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await store.Cases.AsNoTracking().SingleOrDefaultAsync(study => study.Id == Id, cancellation) is not { } study)
            return NotFound();
        Study = study;
        Attachments = (await store.AttachmentsOfAsync(Id, cancellation)).ToLookup(attachment => (attachment.Removed, attachment.File.IsImage));
        return Page();
    }
}
