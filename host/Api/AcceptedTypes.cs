using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Modular.Host.Api;

/// <summary>A caller who takes none of the formats that an operation gives hears so (406) before anything is done.</summary>
internal sealed class AcceptedTypes(RequestDelegate next)
{
    private static readonly string[] Usual = ["application/json", "application/problem+json"];

    public Task InvokeAsync(HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0 || context.GetEndpoint() is not { } endpoint || Given(endpoint).Any(type => accepted.Any(range => Takes(range, type))))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        return Task.CompletedTask;
    }

    private static bool Takes(MediaTypeHeaderValue range, string type) => range.Quality != 0 && MediaTypeHeaderValue.Parse(type).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType));

    private static IEnumerable<string> Given(Endpoint endpoint) =>
        endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().SelectMany(produced => produced.ContentTypes).Concat(Usual);
}
