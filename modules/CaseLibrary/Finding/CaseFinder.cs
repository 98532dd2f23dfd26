using System.Globalization;
using CaseLibrary.Data;
using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Finding;

/// <summary>Answers the list, the feed and the API: the index finds, counts and sorts, and holds what the list prints; whoever wants more of a case reads it from the store.</summary>
internal sealed class CaseFinder(IStoreReader<CaseLibraryStore> reader, IFacetedSearch search, ICouncilRegister register, Facets facets, CaseLibraryModule module)
{
    public const string SearchKind = "Case study";

    public CaseQuery Read(IQueryCollection address) => CaseQuery.From(address, facets);

    /// <summary>A page of the list with the cases themselves.</summary>
    public async Task<CaseResults> FindAsync(CaseQuery query, CancellationToken cancellation)
    {
        var found = await SearchAsync(query, cancellation);
        return found with { Cards = await CardsAsync(found.Found.Hits, cancellation) };
    }

    /// <summary>A page of the list as readers see it. The search holds what a list prints; only in the moment after a save are its cases read from the store.</summary>
    public async Task<CaseResults> ShowAsync(CaseQuery query, CancellationToken cancellation)
    {
        var found = await SearchAsync(query, cancellation);
        // An index that an older build has read last may have none.
        if (query.View is CaseView.List && found.Found.UpToDate && found.Found.Hits.All(hit => hit.Shown is not null))
            return found with { Printed = [.. found.Found.Hits.Select(hit => new CardHtml(hit.Shown!, hit.Snippet))] };
        if (query.View is CaseView.Map)
            return found;
        var cards = await CardsAsync(found.Found.Hits, cancellation);
        return query.View is CaseView.List ? found with { Printed = [.. cards.Select(card => card.Html)] } : found with { Cards = cards };
    }

    /// <summary>How many cases a query finds, and of which sorts; no case is read.</summary>
    public async Task<CaseResults> CountAsync(CaseQuery query, CancellationToken cancellation) => new(query, [],
        await search.FindAsync(Asked(query) with { Count = [.. facets.All.Select(facet => facet.Key), Facets.Example], Take = 0 }, cancellation), 1, []);

    /// <summary>What a query asks for, in words: “solar; Kind: Assets”. Empty for the whole library.</summary>
    public string InWords(CaseQuery query) => string.Join("; ", facets.All.SelectMany(facet => query.Chosen.GetValueOrDefault(facet.Key, []).Select(value => $"{facet.Title}: {facet.NameOf(value)}"))
        .Prepend(query.Words).Where(part => part.Length > 0));

    /// <summary>The ids of all that a query finds, in its order.</summary>
    public async Task<IReadOnlyList<Guid>> AllAsync(CaseQuery query, CancellationToken cancellation) =>
        [.. (await search.FindAsync(Asked(query) with { Take = int.MaxValue }, cancellation)).Hits.Select(hit => Id(hit.Key))];

    public Task<IReadOnlyList<CaseCard>> CardsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        CardsAsync([.. ids.Select(id => new FacetedHit(KeyOf(id), null))], cancellation);

    public static string KeyOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    private static Guid Id(string key) => Guid.ParseExact(key, "N");

    private async Task<CaseResults> SearchAsync(CaseQuery query, CancellationToken cancellation)
    {
        var asked = Asked(query) with
        {
            Count = [.. facets.All.Select(facet => facet.Key), Facets.Example],
            Skip = (int)Math.Min((long)(query.Page - 1) * CaseResults.PageSize, int.MaxValue),
            Take = CaseResults.PageSize,
            WithSnippets = query.View is CaseView.List,
            WithShown = query.View is CaseView.List,
            WithSums = true,
        };
        var found = await search.FindAsync(asked, cancellation);
        var page = Math.Min(query.Page, CaseResults.PagesOf(found.Total));
        if (page < query.Page)
            found = await search.FindAsync(asked with { Skip = (page - 1) * CaseResults.PageSize }, cancellation);
        var counts = facets.All.Select(facet => facet.Counted(found.Counts.GetValueOrDefault(facet.Key) ?? new Dictionary<string, int>(), query.Chosen.GetValueOrDefault(facet.Key, [])));
        return new CaseResults(query, [], found, page, [.. counts]);
    }

    private FacetedQuery Asked(CaseQuery query) => new()
    {
        Module = module.Info.Name,
        Kind = SearchKind,
        Words = query.Words,
        Chosen = query.Examples ? query.Chosen : new Dictionary<string, IReadOnlyList<string>>(query.Chosen) { [Facets.Example] = ["no"] },
        Order = query.EffectiveSort switch
        {
            CaseSort.Relevance => [],
            CaseSort.Title => [new(FacetedQuery.ByTitle, Descending: false)],
            CaseSort.Income => [new(CaseFacts.ByIncome), new(CaseFacts.ByPublished)],
            CaseSort.Payback => [new(CaseFacts.ByPayback, Descending: false), new(CaseFacts.ByPublished)],
            _ => [new(CaseFacts.ByPublished)],
        },
    };

    private CaseRow WithCouncils(CaseRow row) => row with { Councils = [.. row.Codes.Select(register.Find).OfType<Council>()] };

    private async Task<IReadOnlyList<CaseCard>> CardsAsync(IReadOnlyList<FacetedHit> hits, CancellationToken cancellation)
    {
        if (hits.Count == 0)
            return [];
        Guid[] ids = [.. hits.Select(hit => Id(hit.Key))];
        var (rows, councils, money) = await reader.ReadAsync(async store => (
            await CaseQueries.Rows(store, ids).ToDictionaryAsync(row => row.Id, cancellationToken: cancellation),
            (await CaseQueries.CouncilsOf(store, ids).ToListAsync(cancellation)).ToLookup(row => row.Case),
            (await CaseQueries.MoneyOf(store, ids).ToListAsync(cancellation)).ToLookup(row => row.Case)), cancellation);
        // A case may have been withdrawn since the index was last read.
        return [.. hits.Where(hit => rows.TryGetValue(Id(hit.Key), out var row) && row.State == CaseState.Published).Select(hit => new CaseCard(Whole(rows[Id(hit.Key)]), hit.Snippet))];

        CaseRow Whole(CaseRow row) => WithCouncils(row with
        {
            Codes = [.. councils[row.Id].Select(council => council.Code)],
            Money = [.. money[row.Id].Select(fact => new Money(fact.Amount, fact.Kind, fact.Period, fact.Status, fact.PriceYear))],
        });
    }
}
