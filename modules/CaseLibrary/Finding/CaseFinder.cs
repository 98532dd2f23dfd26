using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Finding;

/// <summary>
/// Answers the list, the feed and the API. Counts need every case that matches, so the narrow rows of all published cases are read (three queries
/// whatever their number) and the words of one page.
/// </summary>
internal sealed class CaseFinder(CaseLibraryStore store, ISiteSearch search, ICouncilRegister register, Facets facets, CaseLibraryModule module)
{
    public const string SearchKind = "Case study";

    /// <summary>The best that search may return; beyond that nobody reads, and the page says so.</summary>
    public const int MostHits = 1_000;

    public CaseQuery Read(IQueryCollection address) => CaseQuery.From(address, facets);

    public async Task<CaseResults> FindAsync(CaseQuery query, CancellationToken cancellation)
    {
        var (hits, cut) = await SearchAsync(query.Words, cancellation);
        var rows = (await RowsAsync(cancellation)).Where(row =>
            (hits is null || hits.ContainsKey(row.Slug)) && (query.Council is not { } code || row.Codes.Contains(code))).ToList();
        var listed = query.Examples ? rows : [.. rows.Where(row => !row.Example)];
        var chosen = listed.Where(row => facets.Let(row, query)).ToList();

        var pages = Math.Max(1, (chosen.Count + CaseResults.PageSize - 1) / CaseResults.PageSize);
        var page = Math.Min(query.Page, pages);
        var shown = Sorted(chosen, query.EffectiveSort, hits).Skip((page - 1) * CaseResults.PageSize).Take(CaseResults.PageSize).ToList();
        return new CaseResults(query, await CardsAsync(shown, hits, cancellation), chosen.Count, page, facets.Count(listed, query), CaseTotals.Of(chosen))
        {
            ExamplesHidden = query.Examples ? 0 : rows.Count(row => row.Example && facets.Let(row, query)),
            HitsCut = cut,
        };
    }

    /// <summary>All that a query finds, in its order.</summary>
    public async Task<IReadOnlyList<CaseRow>> AllAsync(CaseQuery query, CancellationToken cancellation)
    {
        var (hits, _) = await SearchAsync(query.Words, cancellation);
        var chosen = (await RowsAsync(cancellation)).Where(row => (hits is null || hits.ContainsKey(row.Slug)) && (query.Council is not { } code || row.Codes.Contains(code))
            && (query.Examples || !row.Example) && facets.Let(row, query));
        return [.. Sorted(chosen, query.EffectiveSort, hits)];
    }

    /// <summary>Rows with their words, for readers who have not searched.</summary>
    public Task<IReadOnlyList<CaseCard>> CardsAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellation) => CardsAsync([.. rows], null, cancellation);

    private async Task<(Dictionary<string, (int Rank, string Snippet)>? Hits, bool Cut)> SearchAsync(string words, CancellationToken cancellation)
    {
        if (words.Length == 0)
            return (null, false);
        var found = await search.FindAsync(words, new SearchScope(module.Info.Name, SearchKind, Take: MostHits), cancellation);
        return (found.Hits.Select((hit, rank) => (hit.Key, Rank: rank, hit.Snippet)).ToDictionary(hit => hit.Key, hit => (hit.Rank, hit.Snippet)),
            found.Total > found.Hits.Count);
    }

    private async Task<List<CaseRow>> RowsAsync(CancellationToken cancellation)
    {
        var rows = await store.Cases.AsNoTracking().AsSplitQuery().Where(study => study.State == CaseState.Published)
            .OrderBy(study => study.Id)
            .Select(study => new CaseRow
            {
                Id = study.Id,
                Slug = study.Slug,
                Title = study.Title,
                Kind = study.Kind,
                Delivery = study.Delivery,
                Evidence = study.Evidence,
                Running = study.Running,
                Example = study.Example,
                Published = study.Published,
                Codes = study.Councils.OrderBy(row => row.Council).Select(row => row.Council).ToList(),
                Money = study.Money.OrderBy(fact => fact.Position)
                    .Select(fact => new Money(fact.Amount, fact.Kind, fact.Period, fact.Status, fact.PriceYear)).ToList(),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row with { Councils = [.. row.Codes.Select(register.Find).OfType<Council>()] })];
    }

    private static IEnumerable<CaseRow> Sorted(IEnumerable<CaseRow> rows, CaseSort sort, Dictionary<string, (int Rank, string Snippet)>? hits) => sort switch
    {
        CaseSort.Relevance => rows.OrderBy(row => hits![row.Slug].Rank),
        CaseSort.Title => rows.OrderBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase),
        CaseSort.Income => rows.OrderByDescending(row => Income.KeptAYear(row.Money) ?? decimal.MinValue).ThenByDescending(row => row.Published),
        _ => rows.OrderByDescending(row => row.Published).ThenBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase),
    };

    private async Task<IReadOnlyList<CaseCard>> CardsAsync(
        List<CaseRow> rows, Dictionary<string, (int Rank, string Snippet)>? hits, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var words = await store.Cases.AsNoTracking().Where(study => ids.Contains(study.Id))
            .Select(study => new { study.Id, study.Summary, study.Subtype, study.Since, study.Edited })
            .ToDictionaryAsync(study => study.Id, cancellation);
        // A case may have been withdrawn between the two queries.
        return [.. rows.Where(row => words.ContainsKey(row.Id)).Select(row => (row, words[row.Id])).Select(pair => new CaseCard(
            pair.row, pair.Item2.Summary, pair.Item2.Subtype, pair.Item2.Since, pair.Item2.Edited, hits?[pair.row.Slug].Snippet))];
    }
}
