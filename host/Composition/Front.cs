using Microsoft.AspNetCore.Http.Features;

namespace Modular.Host.Composition;

/// <summary>The part of the host that never restarts: it hands each request to the current generation.</summary>
internal static class Front
{
    public static void UseFront(this WebApplication app)
    {
        var generations = app.Services.GetRequiredService<Generations>();
        app.Run(context => ServeAsync(generations, context));
    }

    private static async Task ServeAsync(Generations generations, HttpContext context)
    {
        while (generations.Current is { } generation)
        {
            if (!generation.TryEnter())
                continue;
            try
            {
                await generation.ServeAsync(Layer(context.Features));
            }
            finally
            {
                generation.Leave();
            }
            return;
        }

        await NoGeneration.WriteAsync(context.Response);
    }

    /// <summary>
    /// A layer over the connection's features, so that nothing which the generation sets (its services, endpoint, route values) stays on a kept-open
    /// connection, and nothing of the front's own reaches the generation.
    /// </summary>
    private static FeatureCollection Layer(IFeatureCollection connection)
    {
        var features = new FeatureCollection(connection);
        // Kestrel's collection carries the front's request context; the layer must not offer it for reuse, and null hides only what the layer holds.
        connection.Set<IServiceProvidersFeature>(null);
        return features;
    }
}
