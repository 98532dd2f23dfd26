using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Modular.BareSite.Pages;

public sealed class IndexModel(BareStore store) : PageModel
{
    public List<Card> Cards { get; } = [];

    public async Task OnGetAsync()
    {
        await foreach (var card in store.Newest())
            Cards.Add(card);
    }
}
