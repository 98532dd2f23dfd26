using System.Runtime.CompilerServices;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Published cases for everybody; drafts for those who may edit them.</summary>
internal sealed class CaseDocuments(CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown) : ISearchSource
{
    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var cases = store.Cases.AsNoTracking().Where(study => study.State != CaseState.Archived && study.State != CaseState.Withdrawn).OrderBy(study => study.Id)
            .Select(study => new
            {
                study.Id,
                study.Slug,
                study.Title,
                study.Summary,
                study.Kind,
                study.Subtype,
                study.Body,
                study.State,
                Councils = study.Councils.Select(row => row.Council).ToList(),
            });
        await foreach (var study in cases.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var councils = study.Councils.Select(register.Find).OfType<Council>().SelectMany(council => new[] { council.Name, council.Region });
            var body = string.Join('\n', [study.Kind.Name(), study.Subtype, .. councils, markdown.ToText(study.Body)]);
            yield return study.State == CaseState.Published
                ? new SearchDocument(study.Slug, CaseFinder.SearchKind, study.Title, study.Summary, body, $"/case-studies/{study.Slug}")
                : new SearchDocument(study.Slug, "Draft case study", study.Title, study.Summary, body, $"/case-studies/manage/{study.Id}",
                    Audience.Staff, CasePermissions.Edit);
        }
    }
}
