using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Collections;

[Permission(CasePermissions.Edit)]
internal sealed class EditModel(CaseLibraryStore store, IMarkdown markdown, ICurrentUser user, TimeProvider clock) : CollectionFormPage(store, markdown, clock)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Collection Collection { get; private set; } = null!;

    /// <summary>False once it has been published: its address is in other people’s hands.</summary>
    public override bool MayChangeSlug => Collection.Published is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } missing)
            return missing;
        var ids = Collection.Cases.ConvertAll(row => row.CaseStudyId);
        Form = CollectionForm.Of(Collection, await Store.Cases.Where(study => ids.Contains(study.Id)).ToDictionaryAsync(study => study.Id, study => study.Slug, cancellation));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } missing)
            return missing;
        if (!await CheckAsync(Id, cancellation))
            return Invalid();
        if (MayChangeSlug)
            Collection.Slug = Form.WantedSlug;
        CopyTo(Collection);
        if (Collection.IsPublished)
        {
            foreach (var problem in Collection.PublishingProblems(Cases.Count))
                ModelState.AddModelError("", problem);
        }
        if (!ModelState.IsValid)
            return Invalid();
        await SaveAsync(Collection, async () => Conflict = await Store.SaveEditAsync(Collection, Form.Version, cancellation), cancellation);
        if (!ModelState.IsValid)
            return Invalid();
        if (Conflict is not null)
            return Conflicting();
        TempData["Banner"] = $"“{Collection.Title}” is saved";
        return RedirectToPage("Record", new { Id });
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        var collection = await Store.WholeCollections.SingleOrDefaultAsync(collection => collection.Id == Id, cancellation);
        Collection = collection!;
        return collection is null ? NotFound() : collection.IsPublished && !user.Can(CasePermissions.Publish) ? Forbid() : null;
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
