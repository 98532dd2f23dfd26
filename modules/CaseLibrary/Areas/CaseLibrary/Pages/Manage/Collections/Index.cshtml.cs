using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Collections;

/// <summary>All collections for their editors.</summary>
[Permission(CasePermissions.Edit)]
internal sealed class IndexModel(CaseLibraryStore store) : PageModel
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Lines = await store.Collections.AsNoTracking()
        .OrderBy(collection => collection.IsPublished).ThenBy(collection => collection.Title).ThenBy(collection => collection.Id)
        .Select(collection => new Line(collection.Id, collection.Title, collection.IsPublished, collection.Cases.Count, collection.Edited)).ToListAsync(cancellation);

    internal sealed record Line(Guid Id, string Title, bool IsPublished, int Cases, DateTimeOffset Edited);
}
