using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Reading;

/// <summary>What readers ask for most, made ready once: building these queries anew takes longer than running them.</summary>
internal static class CaseQueries
{
    public const int MostRelated = 3;

    public static readonly Func<CaseLibraryStore, string, CancellationToken, Task<CaseStudy?>> At = EF.CompileAsyncQuery(
        (CaseLibraryStore store, string slug, CancellationToken _) => store.Cases.AsNoTracking().AsSplitQuery()
            .Include(study => study.Rendered).Include(study => study.Councils).Include(study => study.Legal).Include(study => study.Money.OrderBy(fact => fact.Position))
            .SingleOrDefault(study => study.Slug == slug));

    /// <summary>Other published cases about the same.</summary>
    public static readonly Func<CaseLibraryStore, Guid, string, IAsyncEnumerable<RelatedCase>> OfSubtype = EF.CompileAsyncQuery(
        (CaseLibraryStore store, Guid id, string subtype) => store.Cases.AsNoTracking().IgnoreAutoIncludes()
            .Where(other => other.State == CaseState.Published && other.Subtype == subtype && other.Id != id)
            .OrderBy(other => other.Example).ThenByDescending(other => other.Published).ThenBy(other => other.Id)
            .Take(MostRelated).Select(other => new RelatedCase(other.Slug, other.Title)));

    /// <summary>Other published cases of the same kind about something else.</summary>
    public static readonly Func<CaseLibraryStore, Guid, CaseKind, string, IAsyncEnumerable<RelatedCase>> OfKind = EF.CompileAsyncQuery(
        (CaseLibraryStore store, Guid id, CaseKind kind, string subtype) => store.Cases.AsNoTracking().IgnoreAutoIncludes()
            .Where(other => other.State == CaseState.Published && other.Kind == kind && other.Subtype != subtype && other.Id != id)
            .OrderBy(other => other.Example).ThenByDescending(other => other.Published).ThenBy(other => other.Id)
            .Take(MostRelated).Select(other => new RelatedCase(other.Slug, other.Title)));

    /// <summary>What else a case page shows where there is some.</summary>
    public static readonly Func<CaseLibraryStore, Guid, CancellationToken, Task<CaseExtras>> Extras = EF.CompileAsyncQuery(
        (CaseLibraryStore store, Guid id, CancellationToken _) => store.Cases.AsNoTracking().IgnoreAutoIncludes().Where(study => study.Id == id)
            .Select(study => new CaseExtras(
                store.Attachments.Any(attachment => attachment.CaseStudyId == id),
                store.ReaderMessages.Any(message => message.CaseStudyId == id && message.State == MessageState.Accepted),
                store.CollectedCases.Any(row => row.CaseStudyId == id)))
            .Single());

    public static readonly Func<CaseLibraryStore, IReadOnlyList<Guid>, IAsyncEnumerable<CaseRow>> Rows = EF.CompileAsyncQuery(
        // By the ids alone: with the state in the query SQLite looks at every published case.
        (CaseLibraryStore store, IReadOnlyList<Guid> ids) => store.Cases.AsNoTracking().IgnoreAutoIncludes().AsSplitQuery().Where(study => ids.Contains(study.Id))
            .OrderBy(study => study.Id)
            .Select(study => new CaseRow
            {
                Id = study.Id,
                State = study.State,
                Slug = study.Slug,
                Title = study.Title,
                Summary = study.Summary,
                Kind = study.Kind,
                Subtype = study.Subtype,
                Since = study.Since,
                Edited = study.Edited,
                Delivery = study.Delivery,
                Evidence = study.Evidence,
                Running = study.Running,
                Example = study.Example,
                Published = study.Published,
                Codes = study.Councils.OrderBy(row => row.Council).Select(row => row.Council).ToList(),
                Money = study.Money.OrderBy(fact => fact.Position)
                    .Select(fact => new Money(fact.Amount, fact.Kind, fact.Period, fact.Status, fact.PriceYear)).ToList(),
            }));
}

internal sealed record RelatedCase(string Slug, string Title);

/// <summary>Whether a case has files, readers who did the same, and collections that it is in.</summary>
internal sealed record CaseExtras(bool Files, bool Reuses, bool Collections);
