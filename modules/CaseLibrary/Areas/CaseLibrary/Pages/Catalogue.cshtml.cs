using CaseLibrary.Data;
using CaseLibrary.Harvesting;
using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages;

/// <summary>What the library offers to programs, for those that gather such catalogues.</summary>
[Public]
internal sealed class CatalogueModel(CaseLibraryStore store, CaseLibraryModule module) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var changed = await store.Cases.Where(study => study.State == CaseState.Published).MaxAsync(study => (DateTimeOffset?)study.Edited, cancellation);
        Response.Headers.Link = Licence.Header;
        return Content(Catalogue.Of(module.Info, $"{Request.Scheme}://{Request.Host}{Request.PathBase}", changed), "application/ld+json; charset=utf-8");
    }
}
