using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Troublemaker.Data;

namespace Troublemaker.Areas.Troublemaker.Pages;

[Public]
internal sealed class ShowModel(TroublemakerModule module, TroubleStore store) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    public string Styles => module.Info.AssetsPath + "/trouble.css";

    public void OnGet() => Trouble.At("a page");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        store.Add(new TroubleNote { Text = Text ?? "" });
        await store.SaveChangesAsync(cancellation);
        return RedirectToPage();
    }
}
