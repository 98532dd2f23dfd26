using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Modular.Host.Composition;

/// <summary>A server that does not listen: it keeps the application that it was given, and the front calls it.</summary>
internal sealed class CapturingServer : IServer
{
    private readonly CancellationTokenSource cancelled = new();
    private Func<IFeatureCollection, Task>? serve;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task ServeAsync(IFeatureCollection features) => serve!(features);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        serve = async connection =>
        {
            var response = new GenerationResponse(connection.GetRequiredFeature<IHttpResponseFeature>());
            using var lifetime = new GenerationLifetime(connection.Get<IHttpRequestLifetimeFeature>(), cancelled.Token);
            var context = application.CreateContext(Layer(connection, response, lifetime));
            Exception? failure = null;
            try
            {
                await application.ProcessRequestAsync(context);
                // Whatever waits for the response to start or to end belongs to this generation, so both happen before its context goes.
                await response.StartingAsync();
                await connection.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
            }
            catch (Exception exception)
            {
                failure = exception;
                throw;
            }
            finally
            {
                try
                {
                    await response.CompletedAsync();
                }
                finally
                {
                    application.DisposeContext(context, failure);
                }
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells the requests that are still in flight to give up.</summary>
    public Task CancelAsync() => cancelled.CancelAsync();

    public void Dispose() => cancelled.Dispose();

    /// <summary>
    /// A layer over the connection's features, so that nothing which the generation sets (its services, endpoint, route values) stays on a kept-open
    /// connection. The services of the front's own context are hidden: the generation brings its own.
    /// </summary>
    private static FeatureCollection Layer(IFeatureCollection connection, GenerationResponse response, GenerationLifetime lifetime)
    {
        connection.Set<IServiceProvidersFeature>(null);
        var features = new FeatureCollection(connection);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpRequestLifetimeFeature>(lifetime);
        return features;
    }
}
