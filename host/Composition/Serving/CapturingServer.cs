using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Modular.Host.Composition.Hosting;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Storage;

namespace Modular.Host.Composition.Serving;

/// <summary>A server that does not listen: it keeps the application that it was given, and the front calls it.</summary>
internal sealed partial class CapturingServer(ILogger<CapturingServer> logger) : IServer
{
    private readonly CancellationTokenSource cancelled = new();
    private Func<IFeatureCollection, Task<Task?>>? serve;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <returns>What of the request still runs although its reader has had an answer; null when all of it is done.</returns>
    public Task<Task?> ServeAsync(IFeatureCollection features) => serve!(features);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        serve = async connection =>
        {
            var response = new GenerationResponse(connection.GetRequiredFeature<IHttpResponseFeature>());
            var path = connection.GetRequiredFeature<IHttpRequestFeature>().Path;
            var lifetime = new GenerationLifetime(connection.Get<IHttpRequestLifetimeFeature>(), path, logger, cancelled.Token);
            var layer = Layer(connection, response, lifetime);
            var context = application.CreateContext(layer);
            Exception? failure = null;
            LeftBehindException? left = null;
            try
            {
                await application.ProcessRequestAsync(context);
                // Whatever waits for the response to start or to end belongs to this generation, so both happen before its context goes.
                await response.StartingAsync();
                await connection.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
            }
            catch (LeftBehindException exception)
            {
                left = exception;
            }
            catch (Exception exception)
            {
                failure = exception;
                throw;
            }
            finally
            {
                if (left is null)
                    await EndAsync(failure);
            }
            if (left is null)
                return null;
            CutOff(layer, response);
            await AnswerAsync(connection, path, left.Programme);
            return EndLaterAsync(left.Work);

            async Task EndAsync(Exception? failure)
            {
                try
                {
                    await response.CompletedAsync();
                }
                finally
                {
                    application.DisposeContext(context, failure);
                    lifetime.Dispose();
                }
            }

            async Task EndLaterAsync(Task work)
            {
                await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await EndAsync(left);
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells the requests that are still in flight to give up.</summary>
    public Task CancelAsync() => cancelled.CancelAsync();

    public void Dispose() => cancelled.Dispose();

    /// <summary>The reader of a request that was left behind gets a page, or at least an end, whatever the module had begun meanwhile.</summary>
    private async Task AnswerAsync(IFeatureCollection connection, string path, string programme)
    {
        try
        {
            var context = new DefaultHttpContext(connection);
            if (context.Response.HasStarted)
                LogNotAnswered(path, programme, "its answer had begun meanwhile");
            else
            {
                await PlainPage.LeftBehindAsync(context.Response, programme);
                await context.Response.CompleteAsync();
                // The cache in front has put itself before the server's own body, and completes only itself.
                if (connection.Get<IHttpResponseBodyFeature>() is StreamResponseBodyFeature { PriorFeature: { } server })
                    await server.CompleteAsync();
                // A stream that ends like others is used again for another reader, who would see what the module still writes to it.
                if (!PlainPage.HasStreams(context))
                    return;
            }
        }
        catch (Exception exception)
        {
            // The module may write at this very moment, or the reader has gone.
            LogNotAnswered(path, programme, $"{exception.GetType().Name}: {exception.Message}");
        }
        connection.Get<IHttpRequestLifetimeFeature>()?.Abort();
    }

    /// <summary>What is left behind writes to nobody: the connection belongs to other requests from now on.</summary>
    private static void CutOff(FeatureCollection layer, GenerationResponse response)
    {
        layer.Get<RequestWrites>()?.GiveUp();
        response.CutOff();
        layer.Set<IHttpRequestFeature>(new HttpRequestFeature());
        layer.Set<IHttpResponseFeature>(new HttpResponseFeature());
        layer.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
    }

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

    [LoggerMessage(LogLevel.Error, "The request for {Path} that {Programme} left behind was broken off instead of answered: {Reason}")]
    private partial void LogNotAnswered(string path, string programme, string reason);
}
