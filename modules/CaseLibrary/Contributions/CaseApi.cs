using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CaseLibrary.Contributions;

/// <summary>Published cases as JSON: the list with the same filters as the page, and one case with its Markdown.</summary>
internal sealed class CaseApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", ListAsync).Public();
        api.MapGet("/{slug}", CaseAsync).Public();
    }

    private static async Task<Ok<ApiList>> ListAsync(HttpRequest request, CaseFinder finder, CancellationToken cancellation)
    {
        var found = await finder.FindAsync(finder.Read(request.Query), cancellation);
        return TypedResults.Ok(new ApiList(found.Total, found.Page, found.Pages, [.. found.Cards.Select(card => new ApiListed(
            card.Row.Slug, card.Row.Title, card.Summary, card.Row.Kind.Key(), card.Subtype, card.Row.Codes, card.Row.Delivery.Key(), card.Since,
            card.Row.Running.Key(), card.Row.Evidence.Key(), card.Row.Example, card.Row.Published, card.Link,
            [.. card.Row.Money.Select(money => ApiMoney.Of(money))]))]));
    }

    private static async Task<Results<Ok<ApiCase>, NotFound>> CaseAsync(string slug, CaseLibraryStore store, CancellationToken cancellation)
    {
        var study = await store.ReadAsync(slug, cancellation);
        return study is null or { State: CaseState.Draft } ? TypedResults.NotFound() : TypedResults.Ok(new ApiCase(
            study.Slug, study.Title, study.Summary, study.Kind.Key(), study.Subtype, [.. study.Councils.Select(row => row.Council)], study.Delivery.Key(),
            study.Since, study.Running.Key(), study.Evidence.Key(), study.Example, study.Published, study.ReviewDue, study.State == CaseState.Archived,
            [.. study.Legal.Select(row => row.Basis.Key())],
            [.. study.Money.Select(fact => ApiMoney.Of(fact.ToMoney()) with { Note = fact.Note, Source = fact.Source })], study.Body));
    }

    private sealed record ApiList(int Total, int Page, int Pages, IReadOnlyList<ApiListed> Items);

    private sealed record ApiListed(
        string Slug, string Title, string Summary, string Kind, string Subtype, IReadOnlyList<CouncilCode> Councils, string Delivery, int? Since,
        string Running, string Evidence, bool Example, DateOnly? Published, string Link, IReadOnlyList<ApiMoney> Money);

    private sealed record ApiCase(
        string Slug, string Title, string Summary, string Kind, string Subtype, IReadOnlyList<CouncilCode> Councils, string Delivery, int? Since,
        string Running, string Evidence, bool Example, DateOnly? Published, DateOnly? ReviewDue, bool Archived, IReadOnlyList<string> LegalBasis,
        IReadOnlyList<ApiMoney> Money, string Markdown);

    private sealed record ApiMoney(decimal Amount, string Label, string Kind, string Period, string Status, string? PriceYear)
    {
        public string? Note { get; init; }

        public string? Source { get; init; }

        public static ApiMoney Of(Money money) =>
            new(money.Amount, money.Label, money.Kind.Key(), money.Period.Key(), money.Status.Key(), money.PriceYear);
    }
}
