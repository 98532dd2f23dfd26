using System.ComponentModel.DataAnnotations;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Files;

/// <summary>All cases as a zip of Markdown files, out and in.</summary>
[Permission(CasePermissions.Edit)]
[RequestSizeLimit(UploadRules.RequestBytes)]
internal sealed class IndexModel(CaseLibraryStore store, IWorkbench workbench) : PageModel
{
    [BindProperty]
    [Display(Name = "Zip file")]
    public IFormFile? Upload { get; set; }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation) =>
        File(CaseArchive.Of(await store.WholeCases.AsNoTracking().ToListAsync(cancellation)), "application/zip", "case-studies.zip");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        if (Upload is not null)
            await Upload.CopyToAsync(content, cancellation);
        var zip = content.ToArray();
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), "Choose a zip file");
        else if (!zip.AsSpan().StartsWith("PK"u8))
            ModelState.AddModelError(nameof(Upload), "This is not a zip file. Choose one");
        return ModelState.IsValid
            ? LocalRedirect(await workbench.StartAsync<CaseImport>(null, new WorkFile(Upload!.FileName, zip), cancellation))
            : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
