using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TestModule.Data;

namespace TestModule.Areas.TestModule.Pages;

[Public]
internal sealed class IndexModel(TestStore store) : PageModel
{
    public int Notes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Notes = await store.Notes.CountAsync(cancellation);
}
