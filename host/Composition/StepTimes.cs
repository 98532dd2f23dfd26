using System.Diagnostics;

namespace Modular.Host.Composition;

/// <summary>Measures the steps of composing one generation. Some run side by side, so their sum may be more than the whole.</summary>
internal sealed class StepTimes(CompositionMetrics metrics)
{
    private readonly Dictionary<CompositionStep, TimeSpan> times = [];

    public IReadOnlyList<StepTime> All
    {
        get
        {
            lock (times)
                return [.. times.OrderBy(time => time.Key).Select(time => new StepTime(time.Key, time.Value))];
        }
    }

    public async Task MeasureAsync(CompositionStep step, Func<Task> work)
    {
        var watch = Stopwatch.GetTimestamp();
        await work();
        var took = Stopwatch.GetElapsedTime(watch);
        metrics.Step(step, took);
        lock (times)
            times[step] = times.GetValueOrDefault(step) + took;
    }
}

/// <summary>One step of composing a generation.</summary>
internal sealed record StepTime(CompositionStep Step, TimeSpan Took);
