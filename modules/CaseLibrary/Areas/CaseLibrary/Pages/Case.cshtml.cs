using System.Text.Encodings.Web;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages;

[Public]
internal sealed class CaseModel(CasePages pages, Lazy<OpenCases> cases) : PageModel
{
    public CasePage Case { get; private set; } = null!;

    public bool MayEdit => pages.MayEdit;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await pages.FindAsync(slug, PageContext, cancellation) is not { } found)
            return await cases.Value.NowAtAsync(slug, cancellation) is { } now ? LocalRedirectPermanent($"~/case-studies/{now}{Request.QueryString}") : NotFound();
        Case = found;
        return Page();
    }

    /// <summary>What is printed, with the address of this site.</summary>
    public HtmlString Here(string printed) =>
        new(printed.Replace(CasePrint.Site, HtmlEncoder.Default.Encode($"{Request.Scheme}://{Request.Host}{Request.PathBase}"), StringComparison.Ordinal));
}
