using Modular.Host.Api;
using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Composition;

/// <summary>Addresses that nothing answers: gone below a switched-off programme, else not found.</summary>
internal static class RestEndpoint
{
    public static void MapRest(this WebApplication app) => app.MapFallback("{*path}", (HttpContext context, ModuleStates states, EndpointDataSource endpoints) =>
    {
        if (context.Request.Path.StartsWithSegments("/api") && AllowedMethods.InsteadOf(context.Request, endpoints) is { Count: > 0 } methods)
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }
        var slug = ModulePath.SlugOf(context.Request.Path);
        var off = states.All.Values.Any(record => record.State is not ModuleState.Enabled && record.Slug == slug);
        return Results.StatusCode(off ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
    }).Public();
}
