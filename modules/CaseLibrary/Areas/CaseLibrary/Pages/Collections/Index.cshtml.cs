using CaseLibrary.Collections;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Collections;

/// <summary>All published collections.</summary>
[Public]
internal sealed class IndexModel(OpenCollections collections) : PageModel
{
    public IReadOnlyList<ListedCollection> Collections { get; private set; } = [];

    public bool MayEdit => collections.MayEdit;

    public async Task OnGetAsync(CancellationToken cancellation) => Collections = await collections.ListAsync(cancellation);
}
