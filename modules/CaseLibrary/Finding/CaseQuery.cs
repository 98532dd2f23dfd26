using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CaseLibrary.Finding;

/// <summary>What a reader asks the library for. The address holds all of it; values that mean nothing are passed over.</summary>
internal sealed record CaseQuery
{
    public const int WordsLength = 200;

    public string Words { get; init; } = "";

    /// <summary>The chosen values of each facet; a facet without a choice is not in here.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Invented examples are left out unless the reader asks for them.</summary>
    public bool Examples { get; init; }

    /// <summary>Null follows the words: best match when there are some, otherwise newest first.</summary>
    public CaseSort? Sort { get; init; }

    public CaseView View { get; init; }

    public int Page { get; init; } = 1;

    public CaseSort EffectiveSort => Sort switch
    {
        null or CaseSort.Relevance => Words.Length > 0 ? CaseSort.Relevance : CaseSort.Newest,
        { } chosen => chosen,
    };

    public static CaseQuery From(IQueryCollection query, Facets facets)
    {
        var words = query["q"].ToString().Trim();
        return new CaseQuery
        {
            Words = words.Length > WordsLength ? words[..WordsLength] : words,
            Chosen = facets.All.ToDictionary(facet => facet.Key, facet => facet.Chosen(query[facet.Key]))
                .Where(pair => pair.Value.Count > 0).ToDictionary(),
            Examples = query["examples"] == "yes",
            Sort = Term.TryRead<CaseSort>(query["sort"], out var sort) ? sort : null,
            View = Term.TryRead<CaseView>(query["view"], out var view) ? view : CaseView.List,
            Page = int.TryParse(query["p"], out var page) && page > 1 ? page : 1,
        };
    }

    public CaseQuery Without(string facet, string? value = null)
    {
        var left = Chosen.ToDictionary();
        left[facet] = [.. left.GetValueOrDefault(facet, []).Where(chosen => value is not null && chosen != value)];
        return this with { Chosen = left.Where(pair => pair.Value.Count > 0).ToDictionary() };
    }

    /// <summary>The list with only this value of the facet.</summary>
    public CaseQuery Only(string facet, string value) =>
        this with { Chosen = new Dictionary<string, IReadOnlyList<string>>(Chosen) { [facet] = [value] } };

    /// <summary>The query string, always from the first page.</summary>
    public string ToAddress(string path = "/case-studies")
    {
        var query = new QueryBuilder();
        if (Words.Length > 0)
            query.Add("q", Words);
        foreach (var (facet, values) in Chosen)
            query.Add(facet, values);
        if (Examples)
            query.Add("examples", "yes");
        if (Sort is { } sort)
            query.Add("sort", sort.Key());
        if (View is not CaseView.List)
            query.Add("view", View.Key());
        return path + query.ToQueryString();
    }
}
