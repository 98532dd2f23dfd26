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
internal sealed class IndexModel(CaseLibraryStore store, CaseImport import) : PageModel
{
    [BindProperty]
    [Display(Name = "Zip file")]
    public IFormFile? Upload { get; set; }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation) =>
        File(CaseArchive.Of(await store.WholeCases.AsNoTracking().ToListAsync(cancellation)), "application/zip", "case-studies.zip");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), "Choose a zip file");
        else if (ModelState.IsValid && await ReportAsync(Upload, cancellation) is { } report)
        {
            foreach (var rejected in report.Rejected)
                ModelState.AddModelError(nameof(Upload), rejected);
            TempData["Banner"] = report.Rejected.Count > 0 ? null : $"Brought in: {report.Added} new, {report.Changed} changed, {report.Same} as they were";
        }
        return ModelState.IsValid ? RedirectToPage() : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    private async Task<ImportReport?> ReportAsync(IFormFile upload, CancellationToken cancellation)
    {
        try
        {
            await using var stream = upload.OpenReadStream();
            return await import.RunAsync(await CaseArchive.ReadAsync(stream, cancellation), cancellation);
        }
        catch (CaseFileException wrong)
        {
            ModelState.AddModelError(nameof(Upload), wrong.Message);
            return null;
        }
    }
}
