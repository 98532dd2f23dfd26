using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.Manage.Collections;

[Permission(CasePermissions.Edit)]
internal sealed class NewModel(CaseLibraryStore store, IMarkdown markdown, TimeProvider clock) : CollectionFormPage(store, markdown, clock)
{
    public void OnGet() => Form.Cases.Add(new CollectedRow());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await CheckAsync(Guid.Empty, cancellation))
            return Invalid();
        var collection = new Collection { Slug = Form.WantedSlug, Title = Form.Title! };
        CopyTo(collection);
        Store.Add(collection);
        await SaveAsync(collection, () => Store.SaveChangesAsync(cancellation), cancellation);
        if (!ModelState.IsValid)
            return Invalid();
        TempData["Banner"] = $"“{collection.Title}” is saved as a draft";
        return RedirectToPage("Record", new { id = collection.Id });
    }
}
