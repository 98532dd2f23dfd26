using System.ComponentModel;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CaseLibrary.Contributions;

/// <summary>Published cases as JSON: the list with the same filters as the page, and one case with its Markdown.</summary>
internal sealed class CaseApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", ListAsync).Public().AddEndpointFilter(WithLicenceAsync).WithName("ListCases").WithSummary("Published case studies, with the filters of the page")
            .WithDescription("Also takes kind, subtype, type, region, people, delivery, power, scale, evidence, running and since as often as you like, with the values that the page’s addresses have. 20 at a time unless limit says otherwise; p is the number of a page, for those who read the list before it had cursors.");
        api.MapGet("/{slug}", CaseAsync).Public().AddEndpointFilter(WithLicenceAsync).WithName("GetCase").WithSummary("One published or archived case study, with its Markdown");
    }

    private static ValueTask<object?> WithLicenceAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.Append("Link", Licence.Header);
        return next(call);
    }

    private static async Task<Ok<CaseListAnswer>> ListAsync(
        [FromQuery(Name = "q"), Description("Words to search for.")] string? q, [FromQuery(Name = "council"), Description("A council's code.")] string? council,
        [FromQuery(Name = "examples"), Description("“yes” to have invented examples too.")] string? examples,
        [FromQuery(Name = "sort"), Description("relevance, newest, title, income or payback.")] string? sort, [FromQuery(Name = "p"), Description("The number of a page of 20.")] string? p,
        [AsParameters] PageRequest page, HttpRequest request, CaseFinder finder, CancellationToken cancellation)
    {
        _ = (q, council, examples, sort, p); // They stand here to be described: the finder reads the address as the page does.
        var query = finder.Read(request.Query);
        var found = await finder.AllAsync(query, cancellation);
        var size = CaseResults.PageSize;
        var pages = Math.Max(1, (found.Count + size - 1) / size);
        if (page is { IsAsked: false } && query.Page > 1)
        {
            var number = Math.Min(query.Page, pages);
            return TypedResults.Ok(new CaseListAnswer(found.Count, number, pages, await ShowAsync(finder, [.. found.Skip((number - 1) * size).Take(size)], cancellation)));
        }
        var cut = (page with { Limit = page.Limit ?? size }).Of(found, id => id.ToString());
        return TypedResults.Ok(new CaseListAnswer(found.Count, 1, pages, await ShowAsync(finder, cut.Items, cancellation)) { Next = cut.Next });
    }

    private static async Task<IReadOnlyList<CaseListed>> ShowAsync(CaseFinder finder, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        [.. (await finder.CardsAsync(ids, cancellation)).Select(CaseListed.Of)];

    private static async Task<Results<RecordAnswer<CaseAnswer>, ProblemHttpResult>> CaseAsync(string slug, CaseLibraryStore store, CancellationToken cancellation)
    {
        var study = await store.ReadAsync(slug, cancellation);
        return study?.State.IsOpen() != true
            ? ApiProblem.NotFound("No published case has this address. /api/case-studies lists them all.")
            : new RecordAnswer<CaseAnswer>(CaseAnswer.Of(study), study.Version);
    }
}
