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
    public IHtmlContent Here(string printed) => new PrintedHere(printed, $"{Request.Scheme}://{Request.Host}{Request.PathBase}");

    private sealed class PrintedHere(string printed, string site) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var here = encoder.Encode(site);
            var left = printed.AsSpan();
            for (var at = left.IndexOf(CasePrint.Site, StringComparison.Ordinal); at >= 0; at = left.IndexOf(CasePrint.Site, StringComparison.Ordinal))
            {
                writer.Write(left[..at]);
                writer.Write(here);
                left = left[(at + CasePrint.Site.Length)..];
            }
            writer.Write(left);
        }
    }
}
