using Microsoft.AspNetCore.Http.Features;

namespace Modular.Host.Composition.Serving;

/// <summary>A request ends early when its reader goes, or when its generation has waited long enough for it.</summary>
internal sealed class GenerationLifetime(IHttpRequestLifetimeFeature? connection, string request, ILogger logger, CancellationToken generation)
    : IHttpRequestLifetimeFeature, IDisposable
{
    private StopSignal? either;
    private CancellationToken? replaced;

    public CancellationToken RequestAborted
    {
        get => replaced ?? (either ??= new StopSignal(request, logger, connection?.RequestAborted ?? default, generation)).Token;
        set => replaced = value;
    }

    /// <summary>The request was told to end because its generation goes, and its reader still waits.</summary>
    public bool IsOver => generation.IsCancellationRequested && !Reader.IsCancellationRequested;

    public CancellationToken Reader => connection?.RequestAborted ?? default;

    public void Abort() => connection?.Abort();

    public void Dispose() => either?.Dispose();
}
