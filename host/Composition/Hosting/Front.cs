using Modular.Host.Composition.Pipeline;

namespace Modular.Host.Composition.Hosting;

/// <summary>The part of the host that never restarts: it hands each request to the current generation.</summary>
internal static class Front
{
    public static void UseFront(this WebApplication app)
    {
        var generations = app.Services.GetRequiredService<Generations>();
        app.UseKnownProxies();
        app.UseMiddleware<SecurityHeaders>();
        PublicCache.Use(app, context => !Shell.IsApi(context));
        app.Run(context => ServeAsync(generations, context));
    }

    private static async Task ServeAsync(Generations generations, HttpContext context)
    {
        while (generations.Current is { } generation)
        {
            if (!generation.TryEnter())
                continue;
            Task? left = null;
            try
            {
                left = await generation.ServeAsync(context.Features);
            }
            finally
            {
                if (left is null)
                    generation.Leave();
                else
                    _ = left.ContinueWith(_ => generation.Leave(), TaskScheduler.Default);
            }
            return;
        }

        await PlainPage.StartingAsync(context.Response);
    }
}
