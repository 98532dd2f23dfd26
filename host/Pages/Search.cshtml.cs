using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Pages.Councils;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages;

[Public]
internal sealed class SearchModel(ISiteSearch search, ICouncilRegister register) : PageModel
{
    private const int PageSize = 20;
    private const int MostCouncils = 5;
    private const int LongestQuery = 200;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public string Query { get; private set; } = "";

    public SearchResults Results { get; private set; } = new(0, [], new Dictionary<string, int>());

    /// <summary>Councils that the text names; shown on the first page only.</summary>
    public IReadOnlyList<Council> Councils { get; private set; } = [];

    public bool MoreCouncils { get; private set; }

    public int Pages => Math.Max(1, (Results.Total + PageSize - 1) / PageSize);

    /// <summary>How many results there are of all kinds.</summary>
    public int Everything => Results.Kinds.Values.Sum();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        // What cannot be a number, or is none, is the first page.
        ModelState.Clear();
        P = Math.Max(1, P);
        Query = (Q ?? "").Trim() is { Length: > LongestQuery } tooLong ? tooLong[..LongestQuery] : (Q ?? "").Trim();
        if (Query.Length == 0)
            return Page();
        Results = await search.FindAsync(Query, new SearchScope(Kind: Kind, Skip: (P - 1) * PageSize, Take: PageSize), cancellation);
        if (P > Pages)
            return Redirect(With("p", null));
        if (P == 1 && Kind is null)
            FindCouncils();
        return Page();
    }

    public string With(string key, string? value) => QueryLink.With(Request, (key, value), ("p", null));

    private void FindCouncils()
    {
        var found = register.Resolve(Query).SelectMany(match => match.Candidates)
            .Concat(register.All.Where(council => CouncilFilter.Matches(council, Query))).Distinct().ToList();
        Councils = [.. found.Take(MostCouncils)];
        MoreCouncils = found.Count > MostCouncils;
    }
}
