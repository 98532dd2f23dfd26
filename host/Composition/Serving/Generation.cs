using Microsoft.AspNetCore.Http.Features;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;

namespace Modular.Host.Composition.Serving;

/// <summary>The application composed from the modules that are active right now. Immutable once started.</summary>
internal sealed class Generation(
    int number, WebApplication app, CapturingServer server, IReadOnlyList<LoadedModule> modules, StoreMoves moves, IReadOnlyList<StepTime> steps,
    DateTimeOffset started,
    ModuleLoader loader, GenerationEnd end)
{
    private static readonly TimeSpan AfterCancelling = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inFlight;
    private volatile bool retired;

    public int Number { get; } = number;

    public IReadOnlyList<LoadedModule> Modules { get; } = modules;

    /// <summary>How long each step of composing it took.</summary>
    public IReadOnlyList<StepTime> Steps { get; } = steps;

    public DateTimeOffset Started { get; } = started;

    /// <summary>When it was retired; null while it serves.</summary>
    public DateTimeOffset? Retired { get; set; }

    public IServiceProvider Services => app.Services;

    /// <summary>Requests that are being served now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>False when the generation has been retired meanwhile: the caller asks for the current one again.</summary>
    public bool TryEnter()
    {
        Interlocked.Increment(ref inFlight);
        if (!retired)
            return true;
        Leave();
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref inFlight) == 0 && retired)
            drained.TrySetResult();
    }

    /// <inheritdoc cref="CapturingServer.ServeAsync" />
    public Task<Task?> ServeAsync(IFeatureCollection features) => server.ServeAsync(features);

    /// <summary>
    /// Lets requests in flight finish, for as long as <paramref name="limit"/>; then cancels what is left, gives it a moment, and disposes of everything:
    /// what does not end is left behind.
    /// </summary>
    /// <returns>False when requests had to be cancelled.</returns>
    public async Task<bool> DrainAsync(TimeSpan limit)
    {
        Interlocked.Increment(ref inFlight);
        retired = true;
        Leave();
        try
        {
            var finished = await IsDrainedAsync(limit);
            if (!finished)
            {
                await server.CancelAsync();
                await IsDrainedAsync(AfterCancelling);
            }
            await end.RunAsync(Number, app);
            return finished;
        }
        finally
        {
            loader.Release(Modules);
        }
    }

    /// <summary>It will not serve: nothing that it prepared is kept, but for copies of stores that may be the stores by now.</summary>
    public async Task DiscardAsync(bool keepCopies = false)
    {
        await DrainAsync(TimeSpan.Zero);
        if (keepCopies)
            await moves.KeepAsync();
        else
            await moves.UndoAsync();
    }

    /// <summary>What it works with is written down: the stores it brought up to date are the stores now.</summary>
    public Task KeepStoresAsync() => moves.KeepAsync();

    /// <summary>Whether data have been moved for it, and the copies are the stores now.</summary>
    public bool HasMoved(Func<string, string> storeOf) => moves.AreKept(storeOf);

    private async Task<bool> IsDrainedAsync(TimeSpan limit) => await Task.WhenAny(drained.Task, Task.Delay(limit)) == drained.Task;
}
