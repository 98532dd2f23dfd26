using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Modular.Host.Accounts;
using Modular.Host.Imports;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Pages.Imports;

/// <summary>Which column of the file is which of the import; then the check.</summary>
[Permission(OwnAccount.Permission)]
internal sealed class MatchModel(ImportDesk desk) : ImportPage(desk)
{
    public const int LinesShown = 3;
    private readonly ImportDesk desk = desk;
    private string name = "";

    /// <summary>For each column of the import the column of the file, counted from 0; null for none.</summary>
    [BindProperty]
    public List<int?> Choices { get; set; } = [];

    public CsvTable Table { get; private set; } = null!;

    public string Found => $"“{name}” has {Table.Lines.Count:#,0} {(Table.Lines.Count == 1 ? "row" : "rows")} below its heading. It was read as {Table.Encoding}, separated by {Table.Separator}.";

    public IEnumerable<SelectListItem> Options => Table.Headings.Select((heading, index) =>
        new SelectListItem($"{(heading.Length == 0 ? $"Column {index + 1}" : heading)} (for example: {Example(index)})", index.ToString()));

    public void OnGet()
    {
        var match = Import!.Match is null ? ColumnMatch.Guess(Kind.Columns, Table.Headings) : Import.Columns;
        Choices = [.. Kind.Columns.Select(column => match.TryGetValue(column.Name, out var place) ? place : (int?)null)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        // What the page did not ask for is not there; what it asked for and was not sent is chosen to be none.
        Choices = [.. Kind.Columns.Select((_, index) => Choices.ElementAtOrDefault(index))];
        var match = Kind.Columns.Zip(Choices).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Name, pair => pair.Second!.Value);
        var problems = ColumnMatch.ProblemsOf(Kind.Columns, match, Table.Headings);
        for (var index = 0; index < Kind.Columns.Count; index++)
        {
            if (problems.TryGetValue(Kind.Columns[index].Name, out var problem))
                ModelState.AddModelError($"{nameof(Choices)}[{index}]", problem);
        }
        return ModelState.IsValid ? LocalRedirect(Workbench.AddressOf(await desk.CheckAsync(Kind, Import!, match, cancellation))) : this.Invalid();
    }

    protected override async Task<bool> IsThereAsync(ImportRecord import, CancellationToken cancellation)
    {
        if (await desk.TableAsync(import, cancellation) is not { } file)
            return false;
        (name, Table) = file;
        return true;
    }

    private string Example(int column)
    {
        var value = Table.Lines.Select(line => line.Cells.ElementAtOrDefault(column)).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) ?? "nothing";
        return value.Length > 30 ? value[..30] + "…" : value;
    }
}
