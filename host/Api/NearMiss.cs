using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Modular.Sdk;

namespace Modular.Host.Api;

/// <summary>
/// Why an address of the API does not answer though it exists: another method (405), another type of body (415). The catch-all endpoint takes every method
/// and every body, so the framework itself never says so.
/// </summary>
internal static class NearMiss
{
    /// <summary>Null when the address does not exist, or what stands in it does not fit.</summary>
    public static IResult? Of(HttpContext context, EndpointDataSource endpoints, ICurrentUser user)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
            return null;
        var near = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => IsAt(endpoint, context.Request.Path)).ToList();
        var taken = near.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [context.Request.Method]).Distinct().Order(StringComparer.Ordinal).ToList();
        if (taken.Count > 0 && !taken.Contains(context.Request.Method))
        {
            context.Response.Headers.Allow = string.Join(", ", taken);
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }
        var meant = near.Find(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(context.Request.Method) == true);
        if (meant?.Metadata.GetMetadata<IAcceptsMetadata>() is not { } accepts || Fits(context.Request, accepts))
            return null;
        // Whoever may not do it at all hears that first.
        return meant.Metadata.GetMetadata<PermissionAttribute>() is not { } needed || user.Can(needed.Permission) ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)
            : Results.StatusCode(user.Id is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
    }

    private static bool IsAt(RouteEndpoint endpoint, PathString path) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api", StringComparison.OrdinalIgnoreCase) == true
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);

    private static bool Fits(HttpRequest request, IAcceptsMetadata accepts) =>
        request.ContentType is { Length: > 0 } type ? accepts.ContentTypes.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase) : accepts.IsOptional;
}
