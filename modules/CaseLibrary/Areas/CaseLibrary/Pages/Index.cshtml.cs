using CaseLibrary.Finding;
using CaseLibrary.Pages.Results;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseLibrary.Pages;

[Public]
internal sealed class IndexModel(CaseFinder finder, ICouncilRegister register) : PageModel
{
    public CaseResults Results { get; private set; } = null!;

    public CaseQuery Query => Results.Query;

    public CaseMap Map => CaseMap.Of(Results, register);

    /// <summary>The order can follow the best match only when there are words to match.</summary>
    public IEnumerable<SelectListItem> Sorts => Enum.GetValues<CaseSort>().Where(sort => sort != CaseSort.Relevance || Query.Words.Length > 0)
        .Select(sort => new SelectListItem(sort.Name(), sort.Key(), sort == Query.EffectiveSort));

    /// <summary>What the reader has chosen, each with the address of the list without it.</summary>
    public IEnumerable<(string Text, string Link)> Chips
    {
        get
        {
            if (Query.Words.Length > 0)
                yield return ($"Words: {Query.Words}", (Query with { Words = "" }).ToAddress());
            foreach (var facet in Results.Facets.Select(count => count.Facet))
            {
                foreach (var value in Query.Chosen.GetValueOrDefault(facet.Key, []))
                    yield return ($"{facet.Title}: {facet.NameOf(value)}", Query.Without(facet.Key, value).ToAddress());
            }
            if (Query.Examples)
                yield return ("Invented examples are shown", (Query with { Examples = false }).ToAddress());
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation) => Results = await finder.ShowAsync(finder.Read(Request.Query), cancellation);
}
