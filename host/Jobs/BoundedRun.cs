using Modular.Host.Composition.Pipeline;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Faults;

namespace Modular.Host.Jobs;

/// <summary>How a run ended.</summary>
internal enum RunEnding
{
    Done,
    Failed,

    /// <summary>Told to stop, by somebody else than the time limit, and it did.</summary>
    Stopped,

    /// <summary>Told to stop because it took too long, and it did.</summary>
    TooLong,

    /// <summary>Told to stop, and it goes on regardless.</summary>
    GoesOn,

    /// <summary>Its store was being moved: to be started again in a moment.</summary>
    Moving,
}

/// <summary>How a run ended. Keeps the text of an exception, never the exception: it would hold the module's types.</summary>
/// <param name="Ending">How.</param>
/// <param name="Value">What it returned; default unless it is done.</param>
/// <param name="Message">Why it did not get to its end.</param>
/// <param name="Blamed">False when it failed for what its module can do nothing about.</param>
/// <param name="Working">Ends when the run has really ended.</param>
internal sealed record RunEnd<T>(RunEnding Ending, T? Value, string? Message, bool Blamed, Task Working);

/// <summary>Runs what a module does outside requests: on a thread of its own, with a time limit, and without waiting for what does not stop.</summary>
/// <param name="name">What it is, for the log.</param>
/// <param name="limit">How long it may take.</param>
/// <param name="lease">The right to run it.</param>
/// <param name="clock">Tells how long it takes.</param>
/// <param name="logger">Where it is said when it objects to stopping.</param>
internal sealed class BoundedRun(string name, TimeSpan limit, JobLease lease, TimeProvider clock, ILogger logger)
{
    /// <summary>How long a run that was told to stop may take to do so.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public async Task<RunEnd<T>> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stopping, CancellationToken cancelled = default)
    {
        using var over = new CancellationTokenSource(limit, clock);
        using var told = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stopping, cancelled, lease.Lost);
        // The run hears of it through a signal of its own: what it does then must not keep it from being given up on.
        using var stop = new StopSignal(name, logger, told.Token);
        // On a thread of its own: what works synchronously must not hold up the others.
        var working = Task.Run(() => work(stop.Token), CancellationToken.None);
        try
        {
            await Task.WhenAny(working, Task.Delay(Timeout.Infinite, told.Token));
            return new(RunEnding.Done, await working.WaitAsync(Grace, clock, CancellationToken.None), null, false, working);
        }
        catch (TimeoutException) when (!working.IsCompleted)
        {
            return new(RunEnding.GoesOn, default, $"{Why()}, and it did not stop when asked", true, working);
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            return new(over.IsCancellationRequested ? RunEnding.TooLong : RunEnding.Stopped, default, Why(), over.IsCancellationRequested, working);
        }
        catch (Exception moving) when (moving.IsMoving())
        {
            return new(RunEnding.Moving, default, moving.Message, false, working);
        }
        catch (Exception exception)
        {
            return new(RunEnding.Failed, default, $"{exception.GetType().Name}: {exception.Message}", !exception.IsOutage(), working);
        }

        string Why() => over.IsCancellationRequested ? $"It took longer than {(limit < TimeSpan.FromMinutes(2) ? $"{limit.TotalSeconds:0.#} seconds" : $"{limit.TotalMinutes:0.#} minutes")}"
            : cancelled.IsCancellationRequested ? "It was cancelled" : lease.Lost.IsCancellationRequested ? "Its lease was lost" : "A switch or a stop cut it short";
    }
}
