using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Pages.Work;

[Permission(OwnAccount.Permission)]
internal sealed class DetailsModel(WorkDesk desk, Workbench workbench, TimeProvider clock) : WorkPage(desk, clock)
{
    private readonly WorkDesk desk = desk;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Pages => Math.Max(1, (Piece.Rows + WorkDesk.RowsOnPage - 1) / WorkDesk.RowsOnPage);

    public IReadOnlyList<WorkReportRow> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await workbench.CancelAsync(Piece, cancellation))
        {
            Piece = await desk.FindAsync(Piece.Id, cancellation) ?? Piece;
            ModelState.AddModelError("", "It had ended before it could be cancelled.");
            await LoadAsync(cancellation);
            return this.Invalid();
        }
        TempData["Banner"] = "It is being cancelled. What it has not saved yet is not saved.";
        return RedirectToPage(new { id = Piece.Id });
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        P = Math.Clamp(P, 1, Pages);
        Rows = Piece.Rows == 0 ? [] : await desk.RowsAsync(Piece.Id, P, cancellation);
    }
}
