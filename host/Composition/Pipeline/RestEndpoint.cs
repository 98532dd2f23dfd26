using Modular.Host.Api;
using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>Addresses that nothing answers: gone below a switched-off programme, else not found.</summary>
internal static class RestEndpoint
{
    /// <summary>Fallbacks come after everything else.</summary>
    public static bool Is(Endpoint endpoint) => endpoint is RouteEndpoint { Order: int.MaxValue };

    public static void MapRest(this WebApplication app) => app.MapFallback("{*path}", (HttpContext context, ModuleStates states, EndpointDataSource endpoints, ICurrentUser reader) =>
    {
        if (NearMiss.Of(context, endpoints, reader) is { } reason)
            return reason;
        var slug = ModulePath.SlugOf(context.Request.Path);
        var off = states.All.Values.Any(record => record.State is not ModuleState.Enabled && record.Slug == slug);
        return Results.StatusCode(off ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
    }).Public();
}
