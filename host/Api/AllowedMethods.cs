using Microsoft.AspNetCore.Routing.Template;

namespace Modular.Host.Api;

/// <summary>Which methods an address of the API takes. The catch-all endpoint answers every method, so the framework itself never says 405.</summary>
internal static class AllowedMethods
{
    /// <summary>Empty when the address does not exist, or takes the method but not what stands in the address.</summary>
    public static IReadOnlyList<string> InsteadOf(HttpRequest request, EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api", StringComparison.OrdinalIgnoreCase) == true
                && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(request.Path, []))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [request.Method])
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return methods.Contains(request.Method) ? [] : methods;
    }
}
