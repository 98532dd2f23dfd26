using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Imports;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Pages.Imports;

/// <summary>What came of the check or the import, and what to do next.</summary>
[Permission(OwnAccount.Permission)]
internal sealed class CheckModel(ImportDesk desk, WorkDesk works) : ImportPage(desk)
{
    private readonly ImportDesk desk = desk;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public WorkRecord Last { get; private set; } = null!;

    public IReadOnlyList<WorkReportRow> Rows { get; private set; } = [];

    public bool Rejected => Last.Rows > 0;

    public bool Imported => Last is { State: WorkState.Done, Rows: 0 } && Import!.ImportId is not null;

    public bool Ready => Last is { State: WorkState.Done, Rows: 0 } && Import!.ImportId is null;

    public int Pages => Math.Max(1, (Last.Rows + WorkDesk.RowsOnPage - 1) / WorkDesk.RowsOnPage);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } elsewhere)
            return elsewhere;
        if (!Ready)
        {
            ModelState.AddModelError("", Imported ? "It has been imported already." : "It cannot be imported. See below what to do.");
            return this.Invalid();
        }
        return LocalRedirect(Workbench.AddressOf(await desk.ImportAsync(Kind, Import!, cancellation)));
    }

    /// <summary>Where to go instead, while there is nothing to show yet.</summary>
    private async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        if (await desk.LastWorkAsync(Import!, cancellation) is not { } last)
            return LocalRedirect($"{Kind.Path}/{Import!.Id}");
        if (!last.HasEnded)
            return LocalRedirect(Workbench.AddressOf(last.Id));
        Last = last;
        P = Math.Clamp(P, 1, Pages);
        Rows = last.Rows == 0 ? [] : await works.RowsAsync(last.Id, P, cancellation);
        return null;
    }
}
