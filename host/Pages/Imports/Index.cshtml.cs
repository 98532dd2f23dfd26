using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Imports;
using Modular.Sdk;

namespace Modular.Host.Pages.Imports;

/// <summary>What can be imported, and the upload.</summary>
[Permission(OwnAccount.Permission)]
[RequestSizeLimit(CsvTable.MostBytes + FormAround)]
internal sealed class IndexModel(ImportDesk desk) : ImportPage(desk)
{
    private const int FormAround = 100_000;
    private readonly ImportDesk desk = desk;

    public static string Hint => $"A CSV file with a heading, smaller than {CsvTable.MostBytes / 1_000_000} MB, with at most {CsvTable.MostRows:#,0} rows";

    [BindProperty]
    [Display(Name = "Your file")]
    public IFormFile? Upload { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Upload is not { Length: > 0 } upload)
            return Refuse("Choose a CSV file that is not empty");
        if (upload.Length > CsvTable.MostBytes)
            return Refuse($"The file must be smaller than {CsvTable.MostBytes / 1_000_000} MB. Split it into several");
        using var memory = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(memory, cancellation);
        var content = memory.ToArray();
        if (CsvTable.Read(content).Problem is { } problem)
            return Refuse(problem);
        return LocalRedirect($"{Kind.Path}/{await desk.UploadAsync(Kind, upload.FileName, content, cancellation)}");
    }

    private IActionResult Refuse(string why)
    {
        ModelState.AddModelError(nameof(Upload), why);
        return this.Invalid();
    }
}
