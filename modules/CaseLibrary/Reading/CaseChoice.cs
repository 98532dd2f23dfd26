using CaseLibrary.Data;
using Microsoft.AspNetCore.Http.Extensions;

namespace CaseLibrary.Reading;

/// <summary>Cases that a reader has chosen; the page's address holds the choice and nothing else does.</summary>
/// <param name="Path">The page, from its slash.</param>
/// <param name="Most">How many can be chosen.</param>
/// <param name="Cases">Those that there are, ordered by their addresses.</param>
/// <param name="Missing">Addresses of cases that there are not, or no longer.</param>
internal sealed record CaseChoice(string Path, int Most, IReadOnlyList<CaseStudy> Cases, IReadOnlyList<string> Missing)
{
    public const int MostCompared = 4;
    public const int MostListed = 50;

    public bool IsFull => Cases.Count >= Most;

    private IEnumerable<string> Slugs => Cases.Select(study => study.Slug);

    public string With(string slug) => Address(Path, Slugs.Append(slug));

    public string Without(string slug) => Address(Path, Slugs.Where(other => other != slug));

    public string At(string path) => Address(path, Slugs);

    public static string Address(string path, IEnumerable<string> slugs)
    {
        var query = new QueryBuilder();
        foreach (var slug in slugs.Distinct(StringComparer.Ordinal))
            query.Add("case", slug);
        return path + query.ToQueryString();
    }
}
