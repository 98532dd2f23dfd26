using CaseLibrary.Figures;
using CaseLibrary.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Sdk.TagHelpers;

namespace CaseLibrary.Pages.Figures;

/// <summary>What the library holds and lacks as a whole.</summary>
[Public]
internal sealed class IndexModel(FiguresReader figures, ICouncilRegister register, TimeProvider clock) : PageModel
{
    public const int MostCharts = 6;
    public const int MostRows = 100;

    public static readonly IReadOnlyList<(string Key, string Name)> Groups = [(FiguresReader.Kind, "kind"), (FiguresReader.Subtype, "what it is about"), (FiguresReader.Region, "region")];

    /// <summary>What the sums are grouped by; anything else means kind.</summary>
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? Asked { get; set; }

    public LibraryFigures Figures { get; private set; } = null!;

    public CaseMap Map => CaseMap.Of(Figures.Counts, register);

    public DateOnly Today => clock.Today();

    public (string Key, string Name) By => Groups.FirstOrDefault(group => group.Key == Asked) is { Key: not null } chosen ? chosen : Groups[0];

    public IReadOnlyList<LabelSum> Sums => [.. Figures.SumsBy(By.Key)];

    /// <summary>Labels that more than one group has: only those can be compared in one picture.</summary>
    public IReadOnlyList<IGrouping<string, LabelSum>> Comparable =>
        [.. Sums.GroupBy(sum => sum.Sum.Label).Where(same => same.Count() > 1).OrderByDescending(same => same.Count()).Take(MostCharts)];

    public IEnumerable<Bar> Bars(Coverage coverage) => coverage.Lines.Take(MostRows).Select(line => new Bar(line.Name, line.Cases, line.Cases > 0 ? line.Link : null));

    public Coverage CoverageOf(string key) => Figures.Coverage.First(coverage => coverage.Facet.Key == key);

    public static string Link(LabelSum sum) => new Finding.CaseQuery().Only(sum.By, sum.Value).ToAddress();

    public async Task OnGetAsync(CancellationToken cancellation) => Figures = await figures.ReadAsync(cancellation);
}
