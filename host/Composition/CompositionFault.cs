using Modular.Host.Composition.Pipeline;
using Modular.Host.Modules.Faults;

namespace Modular.Host.Composition;

/// <summary>The step of composing a generation in which something went wrong.</summary>
internal enum CompositionStep
{
    Check,
    Load,
    Register,
    Build,
    Migrate,
    Sample,
    Map,
    Start,
    Probe,
    Record,
}

/// <summary>
/// A generation cannot be composed. Keeps the reason as text: the exception object could hold a module's types long after the module has left.
/// </summary>
internal sealed class CompositionFault(CompositionStep step, string? module, string reason)
    : Exception(module is null ? $"{step}: {reason}" : $"{module}, {step}: {reason}")
{
    public CompositionStep Step { get; } = step;

    /// <summary>The module at fault; null when it is the host itself.</summary>
    public string? Module { get; } = module;

    public string Reason { get; } = reason;

    /// <summary>It may work in a moment with nothing changed: a database that is away, data that are being moved, a record that could not be written.</summary>
    public bool Passing { get; private init; } = step is CompositionStep.Record;

    /// <summary>The same, with the module that it is put down to.</summary>
    public CompositionFault Of(string blamed) => new(Step, blamed, Reason) { Passing = Passing };

    public static CompositionFault From(CompositionStep step, string? module, Exception exception) =>
        exception as CompositionFault
        ?? new CompositionFault(step, module, Describe(exception)) { Passing = step is CompositionStep.Record || exception is PassingException || exception.IsOutage() || exception.IsMoving() };

    /// <summary>Runs a step for a module and turns whatever it throws into a fault that names both.</summary>
    public static void Guard(CompositionStep step, string? module, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw From(step, module, exception);
        }
    }

    /// <summary>The same with a time limit: work that does not end is left behind.</summary>
    public static async Task GuardAsync(CompositionStep step, string? module, Func<Task> work, TimeSpan limit, CancellationToken cancellation)
    {
        var working = Task.CompletedTask;
        try
        {
            working = work();
            await working.WaitAsync(limit, cancellation);
        }
        catch (TimeoutException) when (!working.IsCompleted)
        {
            throw new CompositionFault(step, module, $"It did not finish within {limit.TotalSeconds:0.#} seconds.");
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw From(step, module, exception);
        }
    }

    /// <inheritdoc cref="GuardAsync(CompositionStep, string?, Func{Task}, TimeSpan, CancellationToken)" />
    public static async Task<T> GuardAsync<T>(CompositionStep step, string? module, Func<Task<T>> work, TimeSpan limit, CancellationToken cancellation)
    {
        var result = default(T);
        await GuardAsync(step, module, async () => { result = await work(); }, limit, cancellation);
        return result!;
    }

    private static string Describe(Exception exception)
    {
        var inner = exception is System.Reflection.TargetInvocationException { InnerException: { } cause } ? cause : exception;
        return $"{inner.GetType().Name}: {inner.Message}";
    }
}

/// <summary>Something stands in the way that goes by itself.</summary>
internal sealed class PassingException(string reason) : Exception(reason);
