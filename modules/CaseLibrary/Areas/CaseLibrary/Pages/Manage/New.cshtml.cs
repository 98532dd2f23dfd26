using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.Manage;

[Permission(CasePermissions.Edit)]
internal sealed class NewModel(CaseLibraryStore store, WritingDesk desk) : CaseFormPage(store, desk)
{
    public Task OnGetAsync(bool restore, CancellationToken cancellation) => OpenAsync(restore, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await CheckAsync(Guid.Empty, cancellation))
            return Invalid();
        var study = new CaseStudy { Slug = Form.WantedSlug, Title = Form.Title! };
        CopyTo(study);
        CaseWorkflow.BeginDraft(study, Now);
        Store.Add(study);
        await SaveAsync(study, () => Store.SaveChangesAsync(cancellation), cancellation);
        if (!ModelState.IsValid)
            return Invalid();
        TempData["Banner"] = $"“{study.Title}” is saved as a draft";
        return RedirectToPage("Record", new { id = study.Id });
    }
}
