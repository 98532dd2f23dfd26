using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Reading;

/// <summary>A council with published cases of the same sort, and how far away it is.</summary>
internal sealed record SimilarCouncil(Council Council, double? Kilometres, IReadOnlyList<(string Slug, string Title)> Cases);

/// <summary>Finds councils like one's own that have done something of the same sort. Invented examples are no councils' doing.</summary>
internal sealed class SimilarCouncils(CaseLibraryStore store, ICouncilRegister register)
{
    public const int Most = 5;
    private const int MostCases = 3;

    /// <returns>The most similar first; at most <see cref="Most"/>.</returns>
    public async Task<IReadOnlyList<SimilarCouncil>> FindAsync(CaseStudy study, Council here, bool bySubtype, CancellationToken cancellation)
    {
        var same = Rows(study, bySubtype);
        var codes = await same.Select(row => row.Council).Distinct().ToListAsync(cancellation);
        var nearest = codes.Where(code => code != here.Code).Select(register.Find).OfType<Council>()
            .OrderBy(council => Likeness.Between(here, council)).ThenBy(council => council.Name, StringComparer.Ordinal).Take(Most).ToList();
        var chosen = nearest.ConvertAll(council => council.Code);
        var cases = await same.Where(row => chosen.Contains(row.Council)).Join(store.Cases.IgnoreAutoIncludes(), row => row.CaseStudyId, other => other.Id,
            (row, other) => new { row.Council, other.Slug, other.Title, other.Published }).OrderByDescending(row => row.Published).ToListAsync(cancellation);
        return nearest.ConvertAll(council => new SimilarCouncil(council, Likeness.Kilometres(here, council),
            [.. cases.Where(row => row.Council == council.Code).Take(MostCases).Select(row => (row.Slug, row.Title))]));
    }

    private IQueryable<CaseCouncil> Rows(CaseStudy study, bool bySubtype) => store.CaseCouncils.AsNoTracking()
        .Where(row => row.CaseStudyId != study.Id && store.Cases.IgnoreAutoIncludes().Any(other => other.Id == row.CaseStudyId && other.State == CaseState.Published
            && !other.Example && (bySubtype ? other.Subtype == study.Subtype : other.Kind == study.Kind)));
}
