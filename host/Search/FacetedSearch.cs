using Modular.Host.Composition;
using Modular.Host.Search.Facts;
using Modular.Host.Search.Words;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>Faceted search as the person who asks may see it.</summary>
internal sealed class FacetedSearch(SearchIndex search, SearchQueue queue, GenerationInfo generation, ICurrentUser user) : IFacetedSearch
{
    public async Task<FacetedResults> FindAsync(FacetedQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!generation.Modules.Any(module => module.Name == query.Module))
            return new FacetedResults(0, [], new Dictionary<string, IReadOnlyDictionary<string, int>>(), SearchWording.AsTyped);
        await queue.FirstReadingAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        // Asked before the search: what is not read by now may be missing from it.
        return Find(query, search.Of(query.Module), queue.IsUpToDate(query.Module));
    }

    private FacetedResults Find(FacetedQuery query, ModuleIndex index, bool upToDate)
    {
        using var words = new WordSearch([index], search.SynonymsOf([query.Module]), user.Sees(query.Kind));
        var part = words.Parts[0];
        var found = words.Find(query.Words);
        if (found is null)
            part.FillWithAll();
        var matching = part.Matches.Length;

        var pass = new FacetPass(index.Facts, query);
        var chosen = pass.Over(part.Matches);
        var page = Top.Of(chosen, Math.Max(0, query.Skip), Math.Max(0, query.Take), new FactOrder(index.Facts, query.Order).Compare);
        var snippets = query.WithSnippets && found is not null ? new Snippets([.. found.Value.Stems]) : null;
        return new FacetedResults(pass.Total, page.ConvertAll(match => Hit(words, part, match, snippets, query.WithShown)), pass.Counts, found?.Wording ?? SearchWording.AsTyped)
        {
            HiddenBy = pass.HiddenBy,
            MatchingWords = matching,
            Sums = pass.Sums,
            WithMoney = pass.WithMoney,
            Complete = index.Position is not null,
            UpToDate = upToDate,
        };
    }

    private static FacetedHit Hit(WordSearch words, WordSearch.Part part, Match match, Snippets? snippets, bool withShown)
    {
        var row = part.Index.Facts.At(match.Slot)!;
        return new FacetedHit(row.Key, snippets is not null && words.TextOf(part, row.Key) is { } text ? snippets.Of(text.Body) : null) { Shown = withShown ? row.Shown : null };
    }
}
