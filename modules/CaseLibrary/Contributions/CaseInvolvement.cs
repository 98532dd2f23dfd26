using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>The published cases that name a council, without invented examples. They are the same for everybody.</summary>
internal sealed class CaseInvolvement(CaseLibraryStore store) : ICouncilInvolvement
{
    public async Task<IReadOnlyList<CouncilInvolvement>> GetAsync(
        IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation)
    {
        var rows = councils is null ? store.CaseCouncils : store.CaseCouncils.Where(row => councils.Contains(row.Council));
        var found = await rows.Join(store.Cases.Where(study => study.State == CaseState.Published && !study.Example), row => row.CaseStudyId, study => study.Id,
                (row, study) => new { row.Council, study.Title, study.Slug, study.Published })
            .OrderByDescending(row => row.Published).ThenBy(row => row.Title)
            .ToListAsync(cancellation);
        return found.ConvertAll(row => new CouncilInvolvement(row.Council, $"Case study – {row.Title}", $"/case-studies/{row.Slug}", row.Published));
    }
}
