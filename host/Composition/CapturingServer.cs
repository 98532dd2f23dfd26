using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Modular.Host.Composition;

/// <summary>A server that does not listen: it keeps the application that it was given, and the front calls it.</summary>
internal sealed class CapturingServer : IServer
{
    private Func<IFeatureCollection, Task>? serve;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task ServeAsync(IFeatureCollection features) => serve!(features);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        serve = async features =>
        {
            var context = application.CreateContext(features);
            try
            {
                await application.ProcessRequestAsync(context);
                application.DisposeContext(context, null);
            }
            catch (Exception exception) when (Dispose(exception))
            {
                throw;
            }

            bool Dispose(Exception exception)
            {
                application.DisposeContext(context, exception);
                return true;
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
