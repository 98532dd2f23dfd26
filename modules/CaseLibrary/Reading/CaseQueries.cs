using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Reading;

/// <summary>What readers ask for most, made ready once: building these queries anew takes longer than running them.</summary>
internal static class CaseQueries
{
    public const int MostRelated = 3;

    /// <summary>Without what other tables hold: reading those in the same query makes functions for each row anew.</summary>
    public static readonly Func<CaseLibraryStore, string, CancellationToken, Task<CaseStudy?>> At = EF.CompileAsyncQuery(
        (CaseLibraryStore store, string slug, CancellationToken _) => store.Cases.AsNoTracking().Include(study => study.Rendered).SingleOrDefault(study => study.Slug == slug));

    public static readonly Func<CaseLibraryStore, Guid, IAsyncEnumerable<CaseCouncil>> Councils = EF.CompileAsyncQuery(
        (CaseLibraryStore store, Guid id) => store.CaseCouncils.Where(row => row.CaseStudyId == id).OrderBy(row => row.Council).AsNoTracking());

    public static readonly Func<CaseLibraryStore, Guid, IAsyncEnumerable<CaseLegalBasis>> Legal = EF.CompileAsyncQuery(
        (CaseLibraryStore store, Guid id) => store.CaseLegalBases.Where(row => row.CaseStudyId == id).OrderBy(row => row.Basis).AsNoTracking());

    public static readonly Func<CaseLibraryStore, Guid, IAsyncEnumerable<MoneyFact>> Money = EF.CompileAsyncQuery(
        (CaseLibraryStore store, Guid id) => store.MoneyFacts.Where(fact => fact.CaseStudyId == id).OrderBy(fact => fact.Position).AsNoTracking());

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

    /// <summary>By the ids alone: with the state in the query SQLite looks at every published case.</summary>
    public static readonly Func<CaseLibraryStore, IReadOnlyList<Guid>, IAsyncEnumerable<CaseRow>> Rows = EF.CompileAsyncQuery(
        (CaseLibraryStore store, IReadOnlyList<Guid> ids) => store.Cases.AsNoTracking().IgnoreAutoIncludes().Where(study => ids.Contains(study.Id))
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
            }));

    public static readonly Func<CaseLibraryStore, IReadOnlyList<Guid>, IAsyncEnumerable<CouncilOfCase>> CouncilsOf = EF.CompileAsyncQuery(
        (CaseLibraryStore store, IReadOnlyList<Guid> ids) => store.CaseCouncils.AsNoTracking().Where(row => ids.Contains(row.CaseStudyId))
            .OrderBy(row => row.Council).Select(row => new CouncilOfCase(row.CaseStudyId, row.Council)));

    public static readonly Func<CaseLibraryStore, IReadOnlyList<Guid>, IAsyncEnumerable<MoneyOfCase>> MoneyOf = EF.CompileAsyncQuery(
        (CaseLibraryStore store, IReadOnlyList<Guid> ids) => store.MoneyFacts.AsNoTracking().Where(fact => ids.Contains(fact.CaseStudyId))
            .OrderBy(fact => fact.Position).Select(fact => new MoneyOfCase(fact.CaseStudyId, fact.Amount, fact.Kind, fact.Period, fact.Status, fact.PriceYear)));
}

internal sealed record CouncilOfCase(Guid Case, CouncilCode Code);

internal sealed record MoneyOfCase(Guid Case, decimal Amount, MoneyKind Kind, MoneyPeriod Period, MoneyStatus Status, string? PriceYear);

internal sealed record RelatedCase(string Slug, string Title);

/// <summary>Whether a case has files, readers who did the same, and collections that it is in.</summary>
internal sealed record CaseExtras(bool Files, bool Reuses, bool Collections);
