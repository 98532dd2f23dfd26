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

    /// <summary>A case with what is printed of it. One short statement: SQLite reads the text of a statement anew each time, which takes longer than finding the row.</summary>
    public static readonly Func<CaseLibraryStore, string, CancellationToken, Task<PageRow?>> PageAt = EF.CompileAsyncQuery(
        (CaseLibraryStore store, string slug, CancellationToken _) => store.Cases.IgnoreAutoIncludes().Where(study => study.Slug == slug)
            .LeftJoin(store.PrintedCases, study => study.Id, printed => printed.CaseStudyId, (study, printed) => new PageRow
            {
                Id = study.Id,
                Title = study.Title,
                State = study.State,
                Kind = study.Kind,
                Subtype = study.Subtype,
                Lines = store.History.Count(entry => entry.HistoryOf == study.Id),
                Newest = store.History.Where(entry => entry.HistoryOf == study.Id).OrderByDescending(entry => entry.At).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefault(),
                StoreLine = store.History.Max(entry => entry.Sequence),
                PrintedLines = printed!.Lines,
                PrintedNewest = printed.Newest,
                Look = printed.Look,
                Until = printed.Until,
                Head = printed.Head,
                Path = printed.Path,
                Text = printed.Text,
            })
            .SingleOrDefault());

    /// <summary>The newest published cases about the same, one more than a page names: it may itself be one of them.</summary>
    public static readonly Func<CaseLibraryStore, string, IAsyncEnumerable<PageLink>> OfSubtype = EF.CompileAsyncQuery(
        (CaseLibraryStore store, string subtype) => store.Cases.AsNoTracking().IgnoreAutoIncludes()
            .Where(other => other.State == CaseState.Published && other.Subtype == subtype)
            .OrderBy(other => other.Example).ThenByDescending(other => other.Published).ThenBy(other => other.Id)
            .Take(MostRelated + 1).Select(other => new PageLink(other.Id, other.Slug, other.Title)));

    /// <summary>The newest published cases of the same kind about something else.</summary>
    public static readonly Func<CaseLibraryStore, CaseKind, string, IAsyncEnumerable<PageLink>> OfKind = EF.CompileAsyncQuery(
        (CaseLibraryStore store, CaseKind kind, string subtype) => store.Cases.AsNoTracking().IgnoreAutoIncludes()
            .Where(other => other.State == CaseState.Published && other.Kind == kind && other.Subtype != subtype)
            .OrderBy(other => other.Example).ThenByDescending(other => other.Published).ThenBy(other => other.Id)
            .Take(MostRelated).Select(other => new PageLink(other.Id, other.Slug, other.Title)));

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

/// <summary>A case at an address, flat: see <see cref="CaseQueries.At"/>.</summary>
internal sealed class PageRow
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required CaseState State { get; init; }
    public required CaseKind Kind { get; init; }
    public required string Subtype { get; init; }

    /// <summary>How many lines the case's history has.</summary>
    public required int Lines { get; init; }

    /// <summary>The moment of the newest of them; null when there is none.</summary>
    public required DateTimeOffset? Newest { get; init; }

    /// <summary>The place of the newest line of the store's whole history; null when nothing was ever saved.</summary>
    public required long? StoreLine { get; init; }

    public required int? PrintedLines { private get; init; }
    public required DateTimeOffset? PrintedNewest { private get; init; }
    public required string? Look { private get; init; }
    public required DateOnly? Until { private get; init; }
    public required string? Head { private get; init; }
    public required string? Path { private get; init; }
    public required string? Text { private get; init; }

    /// <summary>Null when the case has never been printed.</summary>
    public PrintedCase? Printed => Look is null ? null : new PrintedCase { CaseStudyId = Id, Lines = PrintedLines!.Value, Newest = PrintedNewest, Look = Look, Until = Until, Head = Head!, Path = Path!, Text = Text! };
}

/// <summary>Something that a case page leads to.</summary>
internal sealed record PageLink(Guid Id, string Slug, string Title);
