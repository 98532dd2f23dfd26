using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Chosen;

/// <summary>A page about cases that its address names, with a search for more.</summary>
internal abstract class ChosenPage(OpenCases cases, ISiteSearch search, CaseLibraryModule module) : PageModel
{
    private const int MostFound = 10;
    private const int LongestQuestion = 200;

    [BindProperty(SupportsGet = true, Name = "case")]
    public List<string> Slugs { get; set; } = [];

    /// <summary>What the reader searches for, to add it.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    public CaseChoice Choice { get; private set; } = null!;

    public IReadOnlyList<SearchHit> Found { get; private set; } = [];

    protected abstract string Path { get; }

    protected abstract int Most { get; }

    /// <summary>The last part of the address of what was found.</summary>
    public static string SlugOf(SearchHit hit) => hit.Link[(hit.Link.LastIndexOf('/') + 1)..];

    protected OpenCases Cases => cases;

    protected async Task ChooseAsync(CancellationToken cancellation)
    {
        Choice = await cases.ChoiceAsync(Path, Slugs, Most, cancellation);
        Find = Find?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestQuestion)] : null;
        if (Find is null)
            return;
        var results = await search.FindAsync(Find, new SearchScope(module.Info.Name, "Case study", Take: MostFound), cancellation);
        Found = [.. results.Hits.Where(hit => Choice.Cases.All(study => study.Slug != SlugOf(hit)))];
    }
}
