using System.Runtime.CompilerServices;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Published cases for everybody; drafts for those who may edit them.</summary>
internal sealed class CaseDocuments(CaseLibraryStore store, ICouncilRegister register, Facets facets, IMarkdown markdown) : ISearchSource
{
    private const int AtOnce = 500;

    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = Guid.Empty;
        while (true)
        {
            var some = await ReadAsync(store.Cases.Where(study => study.Id > last).OrderBy(study => study.Id).Take(AtOnce), cancellation);
            if (some.Count == 0)
                yield break;
            last = some[^1].Id;
            foreach (var study in some.Where(study => study.State != CaseState.Archived && study.State != CaseState.Withdrawn))
                yield return Document(study);
        }
    }

    public async IAsyncEnumerable<SearchDocument> DocumentsOfAsync(IReadOnlyCollection<Guid> records, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (records.Count == 0)
            yield break;
        foreach (var study in await ReadAsync(store.Cases.Where(study => records.Contains(study.Id) && study.State != CaseState.Archived && study.State != CaseState.Withdrawn), cancellation))
            yield return Document(study);
    }

    private static Task<List<CaseStudy>> ReadAsync(IQueryable<CaseStudy> cases, CancellationToken cancellation) =>
        cases.AsNoTracking().AsSplitQuery().IgnoreAutoIncludes().Include(study => study.Councils).Include(study => study.Legal).Include(study => study.Money).ToListAsync(cancellation);

    private SearchDocument Document(CaseStudy study)
    {
        var councils = study.Councils.OrderBy(row => row.Council).Select(row => register.Find(row.Council)).OfType<Council>().ToList();
        var facts = new CaseFacts(study.Kind, study.Subtype, study.Delivery, study.Evidence, study.Running, study.Since, study.Example, study.Published, councils,
            [.. study.Legal.Select(row => row.Basis)], [.. study.Money.OrderBy(fact => fact.Position).Select(fact => fact.ToMoney())]);
        var isPublished = study.State is CaseState.Published;
        return new SearchDocument(CaseFinder.KeyOf(study.Id), isPublished ? CaseFinder.SearchKind : "Draft case study", study.Title, study.Summary, markdown.ToText(study.Body),
            isPublished ? $"/case-studies/{study.Slug}" : $"/case-studies/manage/{study.Id}",
            isPublished ? Audience.Public : Audience.Staff, isPublished ? null : CasePermissions.Edit)
        {
            Record = study.Id,
            Keywords = string.Join('\n',
                [study.Kind.Name(), study.Subtype, .. councils.SelectMany(council => council.Aliases.Append(council.Name).Append(council.Region)).Distinct(),
                    facts.Delivery is DeliveryModel.Unknown ? "" : facts.Delivery.Name()]),
            Facets = [.. facets.Of(facts)],
            Numbers = facts.Numbers,
            Money = facts.Summed,
            Shown = isPublished ? CardHtml.Of(CaseRow.Of(study) with { Councils = councils }) : null,
        };
    }
}
